package dev.parley.tui.screen.model;

import dev.parley.tui.screen.model.Line.Said;
import dev.parley.tui.screen.model.Reading.Unread;
import java.util.List;

/** What the user has not seen. */
final class Unreads {
  private Unreads() {}

  /** These lines are final now; {@code late} is what of the log comes late. */
  static void arrived(Turn turn, List<Line> lines, Backlog late) {
    Reading reading = turn.model().reading();
    int selfId = turn.model().setup().nodeId();
    boolean attentive = reading.isAttentive(turn.now());
    Unread unread = reading.unread();
    boolean wasFlood = unread.isFlood();
    for (Line line : lines) {
      if (!(line instanceof Said said) || said.senderId() == selfId) {
        continue;
      }
      boolean old = said.seqNo() <= late.upTo();
      boolean missed = old ? late.missed() : !attentive;
      if (missed && unread.seen()) {
        unread = new Unread(said.seqNo(), 0, 0, old ? 0 : reading.keyAt(), old, false);
      }
      if (missed) {
        unread = unread.and(turn.model().isCalledBy(said.text()), old);
      }
    }
    turn.put(reading.withUnread(unread));
    if (!wasFlood && unread.isFlood() && reading.isFollowing()) {
      Scrolling.goTo(turn, unread.first());
    }
  }

  /** Whoever is attentive has seen all; what was seen is not delivered again to a later run. */
  static void settle(Turn turn) {
    Reading reading = turn.model().reading();
    Reached reached = turn.model().group().reached();
    Unread unread = reading.unread();
    if (!unread.seen() && !reached.isBehind() && reading.isAttentive(turn.now())) {
      unread = unread.asSeen();
      reading = reading.withUnread(unread);
    }
    long upTo = unread.seen() ? reached.finalSeq() : unread.first() - 1;
    if (upTo > reading.shownSeq()) {
      reading = reading.shown(upTo);
      turn.wish(new Wish.Shown(upTo));
    }
    turn.put(reading);
  }
}
