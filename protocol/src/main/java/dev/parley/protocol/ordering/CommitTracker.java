package dev.parley.protocol.ordering;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.quorum.Voters;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a leader knows of the others' disks, in one term and no longer: acknowledgements belong to
 * the term in which they were given, so a new leader makes a new tracker.
 */
public final class CommitTracker {
  private final Map<ReplicaId, Long> acknowledged = new TreeMap<>();
  private final long startSeq;

  /**
   * {@code startSeq} is the number of the term's first entry: nothing before it is committed by
   * counting alone.
   */
  public CommitTracker(long startSeq) {
    this.startSeq = startSeq;
  }

  public void acknowledged(ReplicaId replica, long seqNo) {
    acknowledged.merge(replica, seqNo, Math::max);
  }

  /** The last entry that the replica acknowledged in this term; 0: none. */
  public long acknowledgedBy(ReplicaId replica) {
    return acknowledged.getOrDefault(replica, 0L);
  }

  /**
   * The highest number that a majority of the voters has on disk, if the entry there is of this
   * term (Raft, section 5.4.2: an older one may still be replaced); else 0.
   */
  public long committedBy(Voters voters) {
    long reached = voters.reachedByMajority(this::acknowledgedBy);
    return reached >= startSeq ? reached : 0;
  }
}
