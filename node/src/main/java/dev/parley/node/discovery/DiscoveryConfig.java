package dev.parley.node.discovery;

import dev.parley.protocol.id.PeerInfo;
import java.net.InetSocketAddress;

/**
 * What discovery says of a peer, and where.
 *
 * @param self as HELLO shows it
 * @param group the name of its group
 * @param groupId null: in none yet
 * @param hasSeeds it was told whom to join through: it does not look for others
 * @param host where it listens: beacons keep to the interface of that address; a wildcard means all
 *     that can multicast
 * @param port where it listens
 * @param multicast an IPv4 multicast group and its UDP port
 */
public record DiscoveryConfig(
    PeerInfo self,
    String group,
    String groupId,
    boolean hasSeeds,
    String host,
    int port,
    InetSocketAddress multicast) {}
