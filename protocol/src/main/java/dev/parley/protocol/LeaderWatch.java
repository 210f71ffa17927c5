package dev.parley.protocol;

import dev.parley.protocol.effect.Notice;

/** Tells people when somebody else leads, and how long nobody did. */
final class LeaderWatch {
  private final Parts parts;
  private int leader;
  private long missedAt = -1;

  LeaderWatch(Parts parts) {
    this.parts = parts;
  }

  void look(long now) {
    int heard = parts.election.heardLeader(now);
    if (heard == 0 && missedAt < 0) {
      missedAt = now;
    }
    if (heard != 0 && heard != leader) {
      long missed = leader == 0 || missedAt < 0 ? 0 : now - missedAt;
      parts.effects.notice(new Notice.LeaderChanged(parts.election.term(), heard, missed));
      leader = heard;
    }
    if (heard != 0) {
      missedAt = -1;
    }
  }
}
