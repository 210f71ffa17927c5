package dev.parley.protocol;

import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.message.Message;

/**
 * Going offline in order: a leader hands over first, a voter waits a little for a vote that is
 * being moved, everybody says BYE.
 */
final class Farewell {
  private static final String QUIT = "quit";

  private final Parts parts;
  private boolean leaving;
  private long deadline;

  Farewell(Parts parts) {
    this.parts = parts;
  }

  /** How somebody went offline who said that. */
  static String why(Message.Bye bye) {
    return bye.reason().equals(QUIT) ? "left" : "left: " + bye.reason();
  }

  boolean isLeaving() {
    return leaving;
  }

  /** {@code leading} is null where this peer does not lead. */
  void begin(Leading leading, long now) {
    leaving = true;
    boolean handsOver = leading != null && (parts.handover.isUnderWay() || leading.handOver(now));
    if (handsOver) {
      deadline = now + 4 * parts.config.electionTimeoutMillis();
    } else {
      boolean waits = parts.election.heardLeader(now) != 0 && isVoteMoving();
      deadline = waits ? now + parts.config.leaderTimeoutMillis() : now;
    }
  }

  /**
   * Whether this voter may be needed: between a vote that was given and the one that is taken for
   * it there is one voter more than there should be, and a majority is one more, too.
   */
  private boolean isVoteMoving() {
    int voters = parts.voters().size();
    boolean between = voters > parts.config.minVoters() && voters % 2 == 0;
    return between && parts.voters().contains(parts.self.replica());
  }

  /**
   * Says goodbye when somebody else leads, or when that takes too long. Returns whether this peer
   * is gone.
   */
  void settle(long now) {
    int leader = parts.election.heardLeader(now);
    boolean handedOver = leader != 0 && leader != parts.self.nodeId();
    if (!leaving || (now < deadline && (!handedOver || isVoteMoving()))) {
      return;
    }
    for (Link link : parts.links.all()) {
      parts.effects.send(link.id(), new Message.Bye(QUIT));
    }
    parts.stop(StopReason.LEFT, "left");
  }

  long wakeAt() {
    return leaving ? deadline : Long.MAX_VALUE;
  }
}
