package dev.parley.protocol;

import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.message.Message;

/** Going offline in order: a leader hands over first, everybody says BYE. */
final class Farewell {
  private final Parts parts;
  private boolean leaving;
  private long deadline;

  Farewell(Parts parts) {
    this.parts = parts;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** {@code leading} is null where this peer does not lead. */
  void begin(Leading leading, long now) {
    leaving = true;
    boolean handsOver = leading != null && (parts.handover.isUnderWay() || leading.handOver(now));
    deadline = handsOver ? now + 4 * parts.config.electionTimeoutMillis() : now;
  }

  /**
   * Says goodbye when somebody else leads, or when that takes too long. Returns whether this peer
   * is gone.
   */
  void settle(long now) {
    int leader = parts.election.heardLeader(now);
    boolean handedOver = leader != 0 && leader != parts.self.nodeId();
    if (!leaving || (!handedOver && now < deadline)) {
      return;
    }
    for (Link link : parts.links.all()) {
      parts.effects.send(link.id(), new Message.Bye("quit"));
    }
    parts.stop(StopReason.LEFT, "left");
  }

  long wakeAt() {
    return leaving ? deadline : Long.MAX_VALUE;
  }
}
