package dev.parley.tui.screen.model;

import dev.parley.tui.screen.model.Line.Said;
import dev.parley.tui.screen.model.Reading.Unread;
import java.util.List;
import java.util.Map;

/** What the user has not seen. */
final class Unreads {
  private Unreads() {}

  /** These lines are final now; {@code late} is what of the log comes late. */
  static void arrived(Turn turn, Map<String, List<Line>> byRoom, Backlog late) {
    ChatModel model = turn.model();
    boolean wasFlood = model.reading().unread().isFlood();
    Rooms rooms =
        model
            .rooms()
            .each(room -> arrived(model, room, byRoom.getOrDefault(room.name(), List.of()), late));
    turn.put(model.with(rooms));
    Reading reading = turn.model().reading();
    if (!wasFlood && reading.unread().isFlood() && reading.isFollowing()) {
      Scrolling.goTo(turn, reading.unread().first());
    }
  }

  private static Room arrived(ChatModel model, Room room, List<Line> lines, Backlog late) {
    boolean here = room.name().equals(model.rooms().shownName());
    boolean attentive = here && model.isAttentive();
    long since = here ? model.attention().keyAt() : room.leftAt();
    Unread unread = room.reading().unread();
    for (Line line : lines) {
      boolean counts =
          line instanceof Said said
              && said.senderId() != model.setup().nodeId()
              && said.seqNo() > model.rooms().countedTo();
      boolean old = line.seqNo() <= late.upTo();
      if (counts && (old ? late.missed() : !attentive)) {
        if (unread.seen()) {
          unread = new Unread(line.seqNo(), 0, 0, old ? 0 : since, old, false);
        }
        unread = unread.and(model.isCalledBy(((Said) line).text()), old);
      }
    }
    return unread == room.reading().unread() ? room : room.with(room.reading().withUnread(unread));
  }

  /** Whoever is attentive has seen all; what was seen is not delivered again to a later run. */
  static void settle(Turn turn) {
    Reading reading = turn.model().reading();
    Reached reached = turn.model().group().reached();
    Unread unread = reading.unread();
    if (!unread.seen() && !reached.isBehind() && turn.model().isAttentive()) {
      unread = unread.asSeen();
      turn.put(reading.withUnread(unread));
    }
    Attention attention = turn.model().attention();
    long upTo = unread.seen() ? reached.finalSeq() : unread.first() - 1;
    if (upTo > attention.shownSeq()) {
      turn.put(turn.model().with(attention.shown(upTo)));
      turn.wish(new Wish.Shown(upTo));
    }
  }
}
