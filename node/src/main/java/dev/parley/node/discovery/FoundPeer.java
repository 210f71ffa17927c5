package dev.parley.node.discovery;

/**
 * A peer of this group, as it was heard; what it says of itself may be a lie.
 *
 * @param address {@code host:port} that others dial
 * @param heardMillis since it was heard last
 */
public record FoundPeer(int nodeId, String name, String address, long heardMillis) {}
