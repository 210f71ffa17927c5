package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;
import java.util.List;

/** The keys that show another room. */
final class RoomKeys {
  private static final String DIGITS = "1234567890";

  private RoomKeys() {}

  /** Whether the key was one of them. */
  static boolean press(Turn turn, Key key) {
    boolean alt = key.alt() && !key.ctrl();
    if (key.isCtrl('n') || (alt && key.kind() == Key.Kind.RIGHT)) {
      next(turn, 1);
    } else if (key.isCtrl('p') || (alt && key.kind() == Key.Kind.LEFT)) {
      next(turn, -1);
    } else if (key.isAlt('a')) {
      toUnread(turn);
    } else if (key.isCtrl('g') && turn.model().input().search() == null) {
      Jumping.open(turn);
    } else if (alt && key.kind() == Key.Kind.TEXT && isDigit(key.text())) {
      number(turn, DIGITS.indexOf(key.text()) + 1);
    } else {
      return false;
    }
    return true;
  }

  private static boolean isDigit(String text) {
    return text.length() == 1 && DIGITS.contains(text);
  }

  private static void next(Turn turn, int step) {
    Rooms rooms = turn.model().rooms();
    int count = rooms.joined().size();
    if (count == 1) {
      turn.hint("you are in one room; /rooms lists all, /join #room makes one");
      return;
    }
    int at = rooms.indexOf(rooms.shownName());
    Switching.show(turn, rooms.joined().get((at + step + count) % count).name());
  }

  private static void number(Turn turn, int number) {
    List<Room> joined = turn.model().rooms().joined();
    if (number > joined.size()) {
      turn.hint("there is no room " + number + " in your list");
    } else {
      Switching.show(turn, joined.get(number - 1).name());
    }
  }

  /** The next one, by number, where the user is called; if there is none, where anything is new. */
  private static void toUnread(Turn turn) {
    ChatModel model = turn.model();
    List<Room> joined = model.rooms().joined();
    int at = model.rooms().indexOf(model.rooms().shownName());
    Room news = null;
    for (int i = 1; i < joined.size(); i++) {
      Room room = joined.get((at + i) % joined.size());
      Reading.Unread unread = room.muted() ? Reading.Unread.NONE : model.unread(room);
      if (unread.calls() > 0) {
        Switching.show(turn, room.name());
        return;
      }
      news = news == null && unread.count() > 0 ? room : news;
    }
    if (news == null) {
      turn.hint("nothing is unread in another room");
    } else {
      Switching.show(turn, news.name());
    }
  }
}
