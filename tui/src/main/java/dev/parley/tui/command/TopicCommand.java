package dev.parley.tui.command;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.CleanText;
import java.util.LinkedHashMap;
import java.util.Map;

final class TopicCommand implements Command {
  private static final String NONE = "-";

  @Override
  public String name() {
    return "topic";
  }

  @Override
  public String arguments() {
    return "[TEXT | -]";
  }

  @Override
  public String help() {
    return "what this room is about; TEXT says it anew to all, - clears it";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    String room = context.room();
    RoomStatus now = context.status().room(room);
    if (now == null) {
      throw new CommandException("no_such_room", ChatPort.NO_ROOM + " " + RoomArgument.shown(room));
    }
    if (argument.isEmpty()) {
      return answer(room, now.topic());
    }
    String topic = argument.equals(NONE) ? "" : argument;
    if (!Limits.isTopic(topic)) {
      throw new CommandException(
          "bad_topic",
          "a topic is one line of at most " + Limits.TOPIC_BYTES + " bytes, with no control");
    }
    Message.Request request = Message.Request.topic(context.port().nodeId(), room, topic);
    context.port().request(request);
    // Somebody else may set another one at once: then it was set all the same.
    boolean isSet =
        context.becomes(
            status ->
                status.room(room).topic().equals(topic)
                    || !context.await(context.port().waiting()).requests().contains(request));
    return isSet
        ? answer(room, context.status().room(room).topic())
        : context.asked("asked the group for that topic of " + RoomArgument.shown(room));
  }

  private static Answer answer(String room, String topic) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("room_id", room);
    data.put("topic", topic);
    String shown = RoomArgument.shown(room);
    return Answer.reply(
        topic.isEmpty()
            ? shown + " has no topic"
            : "the topic of " + shown + " is: " + CleanText.line(topic),
        data);
  }
}
