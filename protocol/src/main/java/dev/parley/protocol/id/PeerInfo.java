package dev.parley.protocol.id;

/**
 * What everybody knows of a member.
 *
 * @param nodeId 1 or more, unique in the group
 * @param name what people call it
 * @param address {@code host:port} that others dial
 * @param mode whether newcomers may join through it
 * @param storageId the UUID of its log
 */
public record PeerInfo(int nodeId, String name, String address, Mode mode, String storageId) {

  public ReplicaId replica() {
    return new ReplicaId(nodeId, storageId);
  }
}
