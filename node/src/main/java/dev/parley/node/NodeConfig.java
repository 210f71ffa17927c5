package dev.parley.node;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.id.Mode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to run one peer.
 *
 * @param nodeId 1 or more, unique in the group
 * @param name what people call its user
 * @param group peers join only a group of this name
 * @param host where to listen
 * @param port where to listen, 1 to 65535, or 0 for any free one
 * @param advertise {@code host:port} that others dial; null: where it listens
 * @param seeds {@code [id:]host:port} of members to join through
 * @param data the data directory; made if missing
 * @param sync false: leaves syncing to the system
 * @param multicast the IPv4 multicast group and UDP port by which others are found; null: they are
 *     not looked for
 * @param ops HTTP for operators and programs; null: none
 */
public record NodeConfig(
    int nodeId,
    String name,
    String group,
    String host,
    int port,
    String advertise,
    List<String> seeds,
    Mode mode,
    Path data,
    PeerConfig peer,
    boolean sync,
    InetSocketAddress multicast,
    OpsConfig ops) {
  public NodeConfig {
    seeds = List.copyOf(seeds);
  }

  NodeConfig at(int newPort, OpsConfig newOps) {
    return new NodeConfig(
        nodeId, name, group, host, newPort, advertise, seeds, mode, data, peer, sync, multicast,
        newOps);
  }

  /** How long a listener may take before its node counts as stuck when it is closed. */
  static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
}
