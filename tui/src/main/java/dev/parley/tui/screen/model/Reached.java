package dev.parley.tui.screen.model;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;

/**
 * How far this run has come in the log.
 *
 * @param finalSeq the last entry that was delivered; 0: none
 * @param catchUp null: nothing is being caught up
 * @param backlog what comes late
 */
public record Reached(long finalSeq, CatchUp catchUp, Backlog backlog) {
  /** Falling behind by less is nothing to speak of. */
  private static final long FEW = 50;

  /** A peer that has just started is alone until the first others have answered. */
  private static final long ALONE_MILLIS = 3000;

  static Reached atStart(long deliversFrom) {
    return new Reached(deliversFrom - 1, null, Backlog.atStart(deliversFrom));
  }

  /** Whether entries still come that are old. */
  boolean isBehind() {
    return finalSeq < backlog.upTo();
  }

  Reached delivered(long upTo) {
    return new Reached(upTo, catchUp == null ? null : catchUp.having(upTo), backlog);
  }

  /**
   * @param now milliseconds since the epoch
   */
  Reached after(PeerStatus status, long now) {
    CatchUp fetching = status.state() == State.CATCH_UP ? catchUpAfter(status, now) : null;
    return new Reached(finalSeq, fetching, backlogAfter(status, fetching));
  }

  private CatchUp catchUpAfter(PeerStatus status, long now) {
    long have = Math.max(finalSeq, status.committed().seqNo());
    long of = status.members().stream().mapToLong(MemberStatus::lastSeq).max().orElse(have);
    return catchUp == null
        ? new CatchUp(now, have, have, Math.max(have, of))
        : new CatchUp(catchUp.since(), catchUp.from(), have, Math.max(have, of));
  }

  /** What is late ends where the log ended when the peer was in line, or found itself alone. */
  private Backlog backlogAfter(PeerStatus status, CatchUp fetching) {
    if (fetching != null) {
      boolean far = fetching.of() - fetching.have() > FEW;
      return far && !isBehind() ? Backlog.ofCatchUp() : backlog;
    }
    if (isUnsettled(status) || !backlog.isOpen()) {
      return backlog;
    }
    return backlog.endingAt(Math.max(status.last().seqNo(), status.committed().seqNo()));
  }

  private static boolean isUnsettled(PeerStatus status) {
    return switch (status.state()) {
      case JOINING, ELECTION -> true;
      case NO_MAJORITY, ALONE -> status.sinceMillis() < ALONE_MILLIS;
      default -> false;
    };
  }
}
