package dev.parley.tui.screen.view;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Reading;
import java.util.List;

/**
 * A room as the list of rooms shows it.
 *
 * @param number by which it is chosen, from 1 on
 * @param name without the sign before it
 * @param unread messages
 * @param shown it is the one on the screen
 */
record Room(int number, String name, int unread, boolean shown) {
  private static final int MOST = 99;

  /** All rooms, by number. */
  static List<Room> of(ChatModel model) {
    Reading.Unread unread = model.reading().unread();
    return List.of(new Room(1, ChatPort.ROOM, unread.seen() ? 0 : unread.count(), true));
  }

  /** How many are unread; empty: none. */
  String count() {
    if (unread <= 0) {
      return "";
    }
    return unread > MOST ? MOST + "+" : String.valueOf(unread);
  }
}
