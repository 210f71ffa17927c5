package dev.parley.tui.screen.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is typed while a command may lead to another room: whoever types {@code /join #dev}, Enter,
 * and goes on typing means that room, however long the group takes.
 */
final class TypingAhead {
  private static final List<String> LEADING = List.of("join", "part", "room");

  private TypingAhead() {}

  /** Whether it is not known yet where the next text goes. */
  static boolean waits(Setup setup, Input input) {
    String words = input.running().strip();
    if (words.isEmpty()) {
      return false;
    }
    String typed = words.substring(1).strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    List<String> meant = setup.commands().stream().filter(name -> name.startsWith(typed)).toList();
    return LEADING.contains(typed) || (meant.size() == 1 && LEADING.contains(meant.get(0)));
  }

  /**
   * The answer has come.
   *
   * @param before the room in which the command was typed, as it was before the answer
   * @param led whether it has led to the room that is shown now; else it is for the user to say
   *     what is to become of what was typed
   */
  static void goOn(Turn turn, Room before, boolean led) {
    List<String> ahead = before.input().ahead();
    String begun = before.input().text();
    boolean moves = led && !before.name().equals(turn.model().rooms().shownName());
    if (moves && !begun.isEmpty() && turn.model().input().isEmpty()) {
      leaveBox(turn, before.name(), "");
      turn.put(turn.model().with(turn.model().input().replaced(begun)));
    }
    if (led) {
      ahead.forEach(text -> Typing.entered(turn, text));
    } else if (!ahead.isEmpty()) {
      String all = ahead.stream().collect(Collectors.joining("\n"));
      leaveBox(turn, before.name(), begun.isEmpty() ? all : all + "\n" + begun);
    }
  }

  private static void leaveBox(Turn turn, String roomName, String text) {
    Rooms rooms = turn.model().rooms();
    Room room = rooms.get(roomName);
    if (room != null) {
      turn.put(turn.model().with(rooms.with(room.with(room.input().replaced(text)))));
    }
  }
}
