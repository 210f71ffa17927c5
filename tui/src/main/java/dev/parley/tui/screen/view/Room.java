package dev.parley.tui.screen.view;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Reading;
import dev.parley.tui.screen.model.UnreadAs;
import java.util.List;

/**
 * A room as the list of rooms shows it.
 *
 * @param number by which it is chosen, from 1 on
 * @param name without the sign before it
 * @param unread what is said of unread messages; empty: there are none
 * @param shown it is the one on the screen
 */
record Room(int number, String name, String unread, boolean shown) {
  private static final int MOST = 99;

  /** All rooms, by number. */
  static List<Room> of(ChatModel model) {
    UnreadAs as = model.setup().look().unreadAs();
    return List.of(new Room(1, ChatPort.ROOM, unread(model.unread(), as), true));
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
