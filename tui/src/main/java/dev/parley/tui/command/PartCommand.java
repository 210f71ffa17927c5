package dev.parley.tui.command;

import dev.parley.tui.chat.ChatPort;
import java.util.Map;

final class PartCommand implements Command {
  @Override
  public String name() {
    return "part";
  }

  @Override
  public String arguments() {
    return "[#ROOM]";
  }

  @Override
  public String help() {
    return "leave this room, or another one; nobody else sees it";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    String room = argument.isEmpty() ? context.room() : RoomArgument.parse(argument, this);
    if (room.equals(ChatPort.ROOM)) {
      throw new CommandException(
          "not_parted", "everybody is in #" + ChatPort.ROOM + "; /quit leaves the program");
    }
    if (!context.port().joined().contains(room)) {
      throw new CommandException("not_in_room", "you are not in " + RoomArgument.shown(room));
    }
    context.port().part(room);
    Answer answer =
        Answer.reply("you are no more in " + RoomArgument.shown(room), Map.of("room_id", room));
    return room.equals(context.room()) ? answer.goingTo(ChatPort.ROOM) : answer;
  }
}
