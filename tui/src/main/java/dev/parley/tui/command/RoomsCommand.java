package dev.parley.tui.command;

import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.tui.chat.CleanText;
import dev.parley.tui.text.Cells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class RoomsCommand implements Command {
  @Override
  public String name() {
    return "rooms";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "which rooms there are; yours have a number, a star is where you are";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    PeerStatus status = context.status();
    List<String> joined = context.port().joined();
    int width =
        status.rooms().stream()
            .mapToInt(room -> Cells.width(RoomArgument.shown(room.name())))
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    List<Object> rooms = new ArrayList<>();
    for (RoomStatus room : status.rooms()) {
      int number = 1 + joined.indexOf(room.name());
      boolean isHere = room.name().equals(context.room());
      lines.add(line(room, number, isHere, width));
      Map<String, Object> object = new LinkedHashMap<>(StatusFields.room(room));
      object.put("joined", number > 0);
      object.put("number", number > 0 ? number : null);
      object.put("here", isHere);
      rooms.add(object);
    }
    return Answer.reply(String.join("\n", lines), Map.of("rooms", rooms));
  }

  private static String line(RoomStatus room, int number, boolean isHere, int width) {
    String name = RoomArgument.shown(room.name());
    String line =
        String.format(
            "%s%3s %s%s  %s",
            isHere ? "*" : " ",
            number > 0 ? number : "-",
            name,
            " ".repeat(width - Cells.width(name)),
            CleanText.line(room.topic()));
    return line.stripTrailing();
  }
}
