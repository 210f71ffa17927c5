package dev.parley.protocol.election;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.quorum.Voters;
import java.util.Map;
import java.util.TreeMap;

/** Leads its term, for as long as a majority of the voters says so. */
public final class Leader implements Role {
  private final ReplicaId self;
  private final LogPosition before;
  private final long grantedCommit;
  private final Map<ReplicaId, Long> followedAt = new TreeMap<>();

  Leader(ReplicaId self, LogPosition before, long grantedCommit) {
    this.self = self;
    this.before = before;
    this.grantedCommit = grantedCommit;
  }

  /** The number of the term's first entry. */
  public long startSeq() {
    return before.seqNo() + 1;
  }

  /** The entry before the term's first one. */
  public LogPosition before() {
    return before;
  }

  /** The highest commit point that a grantor told. */
  public long grantedCommit() {
    return grantedCommit;
  }

  /** A replica has just named this leader and its term. */
  void followed(ReplicaId by, long now) {
    followedAt.put(by, now);
  }

  /**
   * Whether that replica has named this leader and its term within the time-out; this peer always
   * does.
   */
  public boolean isFollowedBy(ReplicaId replica, long now, long leaderTimeoutMillis) {
    Long at = followedAt.get(replica);
    return replica.equals(self) || (at != null && now - at < leaderTimeoutMillis);
  }

  boolean isFollowedByMajority(Voters voters, long now, long leaderTimeoutMillis) {
    return voters.hasMajority(replica -> isFollowedBy(replica, now, leaderTimeoutMillis));
  }
}
