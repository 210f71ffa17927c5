package dev.parley.protocol.ordering;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.quorum.Voters;

/**
 * The follower's side of the log. It is <em>in line</em> once its log is known to continue the
 * leader's, and only then appends what the leader pushes, and acknowledges. Entries of the leader's
 * own term are never cut, so a COORDINATOR that is repeated changes nothing.
 */
public final class Replica {
  private final ReplicatedLog log;
  private final HoldbackBuffer holdback;
  private Coordinator leader;
  private long leaderLink;
  private boolean inLine;
  private long lastAcknowledged;

  /** What a leader said of its own disk, last of all; null: none has said anything. */
  private Ack leaderAck;

  public Replica(ReplicatedLog log, int holdbackEntries) {
    this.log = log;
    this.holdback = new HoldbackBuffer(holdbackEntries);
  }

  /** Whether this log continues the leader's. */
  public boolean isInLine() {
    return inLine;
  }

  public int heldBack() {
    return holdback.size();
  }

  /** Follows nobody until the next COORDINATOR. */
  public void leaveLine() {
    leader = null;
    inLine = false;
    holdback.clear();
  }

  /** The leader of this peer's term announced itself on that connection. */
  public void onCoordinator(Coordinator coordinator, long link) {
    if (leader == null || leader.term() != coordinator.term()) {
      inLine = false;
      holdback.clear();
    }
    leader = coordinator;
    leaderLink = link;
    lastAcknowledged = -1;
    tryLine();
  }

  /** Gets in line if the log now reaches the leader's start and agrees with it there. */
  public void tryLine() {
    if (inLine || leader == null || log.end().seqNo() < leader.startSeq() - 1) {
      return;
    }
    LogPosition before = log.position(leader.startSeq() - 1);
    if (before.term() != leader.prevTerm() || before.crc() != leader.prevCrc()) {
      if (before.seqNo() <= log.commitSeq()) {
        throw new DivergedException(
            before.seqNo(),
            "entry #" + before.seqNo() + " is final here and differs from the leader's");
      }
      return;
    }
    if (log.end().seqNo() >= leader.startSeq()
        && log.position(leader.startSeq()).term() < leader.term()) {
      log.cut(leader.startSeq() - 1);
    }
    inLine = true;
  }

  /**
   * An entry that the leader pushed on that connection. Counts only in line, of the leader's own
   * term, and on the connection on which its COORDINATOR came. Returns whether something is missing
   * and should be pulled.
   */
  public boolean onPushed(Entry entry, long link) {
    if (!inLine || link != leaderLink || entry.term() != leader.term()) {
      return leader != null && !inLine;
    }
    long next = log.end().seqNo() + 1;
    if (entry.seqNo() < next) {
      return false;
    }
    if (entry.seqNo() > next) {
      holdback.put(entry);
      return true;
    }
    return !appendOrLeaveLine(entry) || drainHoldback();
  }

  private boolean drainHoldback() {
    if (holdback.size() == 0) {
      return false;
    }
    Entry next;
    while ((next = holdback.take(log.end().seqNo() + 1)) != null) {
      if (!appendOrLeaveLine(next)) {
        return true;
      }
    }
    return holdback.size() > 0;
  }

  private boolean appendOrLeaveLine(Entry entry) {
    if (log.fits(entry)) {
      log.append(entry);
      return true;
    }
    inLine = false;
    holdback.clear();
    return false;
  }

  /** After a pull: what was held back may fit now. */
  public void afterPull() {
    tryLine();
    if (inLine) {
      drainHoldback();
    }
  }

  /** Pulled entries did not fit: this log is not what it was taken for. */
  public void loseLine() {
    inLine = false;
    holdback.clear();
  }

  /**
   * The acknowledgement that is due: everything on disk, when in line; null if the leader knows it.
   */
  public Ack dueAck(long term) {
    if (!inLine || leader.term() != term || log.syncedSeq() <= lastAcknowledged) {
      return null;
    }
    lastAcknowledged = log.syncedSeq();
    return new Ack(term, lastAcknowledged, log.position(lastAcknowledged).crc());
  }

  /** The leader of this term says what it has on its own disk. */
  public void leaderStored(Ack ack) {
    leaderAck = ack;
  }

  /**
   * What the leader's disk and this one have is final, where these two make a majority of the
   * voters: this peer need not be told. As a leader counts: nothing before its term's first entry.
   */
  public void commitByCount(Voters voters, ReplicaId self) {
    if (!inLine || leaderAck == null || leaderAck.term() != leader.term()) {
      return;
    }
    ReplicaId leading = leader.leader().replica();
    long both = Math.min(leaderAck.seqNo(), log.syncedSeq());
    if (both >= leader.startSeq() && voters.hasMajority(r -> r.equals(leading) || r.equals(self))) {
      log.commit(both);
    }
  }

  /** What the leader of this term says is final, to a peer in line. */
  public void commit(long commitSeq) {
    if (inLine) {
      log.commit(commitSeq);
    }
  }
}
