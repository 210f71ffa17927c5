package dev.parley.tui.screen.model;

import dev.parley.tui.screen.model.Line.Said;
import dev.parley.tui.screen.model.Reading.Unread;
import java.util.List;
import java.util.Locale;

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
        unread = new Unread(said.seqNo(), 1, old ? 0 : reading.keyAt(), old, false);
      } else if (missed) {
        unread =
            new Unread(
                unread.first(), unread.count() + 1, unread.since(), unread.old() || old, false);
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
      unread = new Unread(unread.first(), unread.count(), unread.since(), unread.old(), true);
      reading = reading.withUnread(unread);
    }
    long upTo = unread.seen() ? reached.finalSeq() : unread.first() - 1;
    if (upTo > reading.shownSeq()) {
      reading = reading.shown(upTo);
      turn.wish(new Wish.Shown(upTo));
    }
    turn.put(reading);
  }

  /** Whether a text calls somebody: {@code @name}, not within a word. */
  static boolean mentions(String text, String name) {
    if (name.isEmpty() || text.indexOf('@') < 0) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String wanted = "@" + name.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(lower.codePointBefore(at));
      boolean ends = end == lower.length() || !Character.isLetterOrDigit(lower.codePointAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
