package dev.parley.protocol.id;

import java.util.Comparator;

/**
 * One copy of the log: a member's id together with the identity of its disk. Promises and votes
 * belong to a replica, so that a wiped disk, which has forgotten what it acknowledged, is never
 * taken for the one that it replaces.
 *
 * @param nodeId the member, 1 or more; the higher, the sooner leader
 * @param storageId a UUID made with the log
 */
public record ReplicaId(int nodeId, String storageId) implements Comparable<ReplicaId> {
  private static final Comparator<ReplicaId> ORDER =
      Comparator.comparingInt(ReplicaId::nodeId).thenComparing(ReplicaId::storageId);

  @Override
  public int compareTo(ReplicaId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "n" + nodeId + "/" + storageId;
  }
}
