package dev.parley.tui.screen.model;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.editor.InputHistory;
import java.util.List;
import java.util.Map;

/** Which rooms the user is in, and which of them is on the screen. */
final class Switching {
  private Switching() {}

  /** What earlier runs have left: before the first entry is delivered. */
  static void opened(Turn turn, UiEvent.Opened opened) {
    ChatModel model = turn.model();
    Kept kept = opened.kept();
    Rooms rooms =
        model
            .rooms()
            .in(opened.joined(), model.setup().deliversFrom())
            .countedTo(kept.upTo())
            .each(room -> begun(room, kept, opened.typed()));
    boolean known = rooms.get(kept.shown()) != null;
    turn.put(model.with(known ? rooms.showing(kept.shown()) : rooms));
    Scrolling.loadOlder(turn);
  }

  private static Room begun(Room room, Kept kept, Map<String, InputHistory> typed) {
    Kept.Part part = kept.rooms().getOrDefault(room.name(), Kept.Part.NOTHING);
    InputHistory history = typed.getOrDefault(room.name(), InputHistory.EMPTY);
    Reading.Unread unread =
        part.count() == 0
            ? Reading.Unread.NONE
            : new Reading.Unread(part.first(), part.count(), part.calls(), 0, true, false);
    return room.with(room.reading().withUnread(unread))
        .with(room.input().with(history))
        .muted(part.muted());
  }

  /** These are the rooms now. */
  static void joined(Turn turn, List<String> names) {
    ChatModel model = turn.model();
    String shown = model.rooms().shownName();
    if (!names.contains(shown)) {
      show(turn, ChatPort.ROOM);
    }
    Rooms rooms = turn.model().rooms();
    turn.put(turn.model().with(rooms.in(names, model.group().finalSeq() + 1)));
  }

  /** Shows a room that the user is in. */
  static void show(Turn turn, String name) {
    ChatModel model = turn.model();
    Rooms rooms = model.rooms();
    Overlay overlay = model.overlay();
    boolean beside = overlay instanceof Overlay.Rooms || overlay instanceof Overlay.Users;
    turn.put(model.withSearch(null).with(beside ? overlay : Overlay.NONE));
    if (rooms.get(name) == null || name.equals(rooms.shownName())) {
      return;
    }
    // Whoever leaves by a key has seen what is there.
    Unreads.settle(turn);
    Receipts.settle(turn);
    Rooms seen = turn.model().rooms();
    Rooms next = seen.with(seen.shown().left(turn.now())).showing(name);
    turn.put(turn.model().with(next));
    Reading reading = next.shown().reading();
    if (!reading.unread().seen() && reading.unread().isFlood() && reading.isFollowing()) {
      Scrolling.goTo(turn, reading.unread().first());
    }
    Scrolling.refill(turn);
    if (turn.model().reading().isFollowing()) {
      Scrolling.fill(turn);
    }
  }

  static void mute(Turn turn) {
    ChatModel model = turn.model();
    Room room = model.room();
    turn.put(model.with(model.rooms().with(room.muted(!room.muted()))));
    turn.hint(
        room.muted()
            ? "#" + room.name() + " is not muted any more"
            : "#" + room.name() + " is muted: no bell, no count; /mute again ends that");
  }
}
