package dev.parley.tui.screen.view;

import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Reading;
import dev.parley.tui.screen.model.Room;
import dev.parley.tui.screen.model.UnreadAs;
import java.util.ArrayList;
import java.util.List;

/**
 * A room as the list of rooms shows it.
 *
 * @param number by which it is chosen, from 1 on
 * @param name without the sign before it
 * @param unread what is said of unread messages; empty: there are none, or nothing is said
 * @param shown it is the one on the screen
 * @param muted nothing is said of what is unread
 */
record RoomRow(int number, String name, String unread, boolean shown, boolean muted) {
  private static final int MOST = 99;

  /** All rooms in which the user is, by number. */
  static List<RoomRow> of(ChatModel model) {
    UnreadAs as = model.setup().look().unreadAs();
    List<RoomRow> rows = new ArrayList<>();
    for (Room room : model.rooms().joined()) {
      String unread = room.muted() ? "" : unread(model.unread(room), as);
      boolean shown = room.name().equals(model.rooms().shownName());
      rows.add(new RoomRow(rows.size() + 1, room.name(), unread, shown, room.muted()));
    }
    return rows;
  }

  /** Messages that call the user count for more than those that do not. */
  static String unread(Reading.Unread unread, UnreadAs as) {
    if (unread.count() <= 0) {
      return "";
    }
    boolean calls = unread.calls() > 0;
    if (as == UnreadAs.SIGIL) {
      return calls ? "@" : "*";
    }
    return calls ? "@" + capped(unread.calls()) : capped(unread.count());
  }

  private static String capped(int count) {
    return count > MOST ? MOST + "+" : String.valueOf(count);
  }

  boolean hasUnread() {
    return !unread.isEmpty();
  }
}
