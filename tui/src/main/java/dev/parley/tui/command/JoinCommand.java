package dev.parley.tui.command;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.tui.chat.CleanText;
import java.util.LinkedHashMap;
import java.util.Map;

final class JoinCommand implements Command {
  @Override
  public String name() {
    return "join";
  }

  @Override
  public String arguments() {
    return "#ROOM";
  }

  @Override
  public String help() {
    return "go into a room; makes it if there is none of that name";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    String room = RoomArgument.parse(argument, this);
    PeerStatus before = context.status();
    boolean isIn = context.port().joined().contains(room);
    if (!isIn && context.port().joined().size() >= Limits.ROOMS) {
      throw new CommandException(
          "too_many_rooms", "you are in " + Limits.ROOMS + " rooms; /part one of them first");
    }
    if (before.room(room) == null) {
      if (before.rooms().size() >= Limits.ROOMS) {
        throw new CommandException(
            "too_many_rooms", "there are " + Limits.ROOMS + " rooms; no more can be made");
      }
      int self = context.port().nodeId();
      context.port().request(Message.Request.room(self, room, ""));
    }
    context.port().join(room);
    if (!context.becomes(status -> status.room(room) != null)) {
      return waiting(room, context);
    }
    PeerStatus.RoomStatus there = context.status().room(room);
    boolean made = before.room(room) == null && there.madeBy() == context.port().nodeId();
    String topic = there.topic().isEmpty() ? "" : ": " + CleanText.line(there.topic());
    String text =
        made
            ? "#" + room + " is made, and you are in it"
            : "you are in #" + room + (isIn ? " already" : "") + topic;
    return Answer.reply(text, data(there, made)).goingTo(room);
  }

  /** Once it is made, the user is in it; until then texts go where they went. */
  private static Answer waiting(String room, CommandContext context) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("room_id", room);
    data.put("waits", true);
    String what = "asked the group to make #" + room + ", where you are in then";
    String rest =
        "; texts go to " + RoomArgument.shown(context.room()) + " until you /room " + room;
    return Answer.reply(context.asked(what).text() + rest, data);
  }

  private static Map<String, Object> data(PeerStatus.RoomStatus room, boolean made) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("room_id", room.name());
    data.put("topic", room.topic());
    data.put("made", made);
    return data;
  }
}
