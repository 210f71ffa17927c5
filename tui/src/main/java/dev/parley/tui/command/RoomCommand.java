package dev.parley.tui.command;

import dev.parley.tui.chat.ChatPort;
import java.util.List;
import java.util.Map;

final class RoomCommand implements Command {
  private static final int MOST_DIGITS = 4;

  @Override
  public String name() {
    return "room";
  }

  @Override
  public String arguments() {
    return "N | #ROOM";
  }

  @Override
  public String help() {
    return "go to one of your rooms, by the number that /rooms shows or by name";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    List<String> joined = context.port().joined();
    String room =
        isNumber(argument) ? numbered(argument, joined) : RoomArgument.parse(argument, this);
    if (!joined.contains(room)) {
      throw new CommandException(
          "not_in_room", "you are not in #" + room + "; /join #" + room + " goes into it");
    }
    if (context.status().room(room) == null) {
      throw new CommandException(
          "no_such_room", ChatPort.NO_ROOM + " #" + room + " yet; /queue shows what was asked");
    }
    return Answer.reply("you are in " + RoomArgument.shown(room), Map.of("room_id", room))
        .goingTo(room);
  }

  private static boolean isNumber(String argument) {
    return !argument.isEmpty()
        && argument.length() <= MOST_DIGITS
        && argument.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String numbered(String argument, List<String> joined) {
    int number = Integer.parseInt(argument);
    if (number < 1 || number > joined.size()) {
      throw new CommandException(
          "not_in_room", "your rooms are 1 to " + joined.size() + "; /rooms lists them");
    }
    return joined.get(number - 1);
  }
}
