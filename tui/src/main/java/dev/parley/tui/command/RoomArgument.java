package dev.parley.tui.command;

import dev.parley.protocol.message.RoomNames;
import dev.parley.tui.chat.CleanText;

/** A room as it is typed: with or without the {@code #}, in capitals or not. */
final class RoomArgument {
  private RoomArgument() {}

  static String parse(String typed, Command command) {
    if (typed.isEmpty()) {
      throw CommandException.usage(command);
    }
    String name = RoomNames.fold(typed);
    if (!RoomNames.isGood(name)) {
      throw new CommandException("bad_room", RoomNames.RULE);
    }
    return name;
  }

  /** As people are shown it. */
  static String shown(String roomId) {
    return "#" + CleanText.line(roomId);
  }
}
