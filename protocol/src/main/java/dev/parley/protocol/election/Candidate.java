package dev.parley.protocol.election;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.LogPosition;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Has promised a new term to itself, and asks the others for the same. */
public final class Candidate implements Role {

  /** The steps of rounds 2 and 3. */
  enum Phase {
    /** The own promise is on its way to the disk. */
    STORING,
    /** Asks for promises. */
    ASKING,
    /** Fetches the best log among its grantors'. */
    FETCHING
  }

  /** What a grantor promised with, and the log that it has. */
  record Grant(String storageId, LogPosition last, long commitSeq) {}

  final long term;
  final boolean handover;
  final SortedSet<Integer> asked = new TreeSet<>();
  private final Map<Integer, Grant> grants = new TreeMap<>();
  Phase phase = Phase.STORING;
  int source;
  long deadline;

  /** From when on the best log so far is fetched, although more grants may come. */
  long patienceEnds = Long.MAX_VALUE;

  /** From when on those who promised are asked to wait on, if there is progress. */
  long remindAt;

  Candidate(long term, boolean handover, long deadline) {
    this.term = term;
    this.handover = handover;
    this.deadline = deadline;
  }

  /** The member whose log is fetched; 0: none is. */
  int fetchingFrom() {
    return phase == Phase.FETCHING ? source : 0;
  }

  /** When its time is up, or its patience. */
  long wakeAt(long now) {
    return patienceEnds > now ? Math.min(deadline, patienceEnds) : deadline;
  }

  void granted(int nodeId, Grant grant) {
    grants.put(nodeId, grant);
  }

  /** That grant counts no more, neither for the majority nor for the log. */
  void dropGrant(int nodeId) {
    grants.remove(nodeId);
    asked.remove(nodeId);
  }

  Map<Integer, Grant> grants() {
    return grants;
  }

  boolean isGrantedBy(ReplicaId replica) {
    Grant grant = grants.get(replica.nodeId());
    return grant != null && grant.storageId().equals(replica.storageId());
  }

  /** The grantor with the best log of those that are better than {@code own}; 0: none is. */
  int betterGrantor(LogPosition own) {
    int best = 0;
    LogPosition bestLog = own;
    for (Map.Entry<Integer, Grant> grant : grants.entrySet()) {
      if (grant.getValue().last().betterThan(bestLog)) {
        best = grant.getKey();
        bestLog = grant.getValue().last();
      }
    }
    return best;
  }

  long highestCommit() {
    return grants.values().stream().mapToLong(Grant::commitSeq).max().orElse(0);
  }
}
