package dev.parley.tui.command;

import dev.parley.protocol.Waiting;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.protocol.message.Message;
import dev.parley.tui.chat.CleanText;
import dev.parley.tui.chat.NameBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

final class QueueCommand implements Command {
  /** What a person reads at a glance. */
  private static final int SHOWN = 20;

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "what is not final yet: typed or asked here, and kept here for others";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    Waiting waiting = context.await(context.port().waiting());
    NameBook names = context.names();
    StringBuilder text = new StringBuilder();
    if (waiting.own().isEmpty()) {
      boolean nothing = waiting.held().isEmpty() && waiting.requests().isEmpty();
      text.append(nothing ? "nothing waits" : "no text of yours waits");
    } else {
      text.append(waiting.own().size()).append(" waiting, oldest first");
      text.append(lines(waiting.own(), chat -> line(chat, waiting)));
    }
    if (!waiting.held().isEmpty()) {
      text.append("\n")
          .append(waiting.held().size())
          .append(" of others, kept until they are final");
      text.append(lines(waiting.held(), chat -> line(chat, names)));
    }
    text.append(asked(waiting, context));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("queued", waiting.own().stream().map(chat -> (Object) object(chat, waiting)).toList());
    data.put("held", waiting.held().stream().map(chat -> (Object) object(chat, names)).toList());
    data.put(
        "asked",
        waiting.requests().stream().map(request -> (Object) line(request, context)).toList());
    return Answer.reply(text.toString(), data);
  }

  private static String asked(Waiting waiting, CommandContext context) {
    if (waiting.requests().isEmpty()) {
      return "";
    }
    boolean isLed = context.status().leaderId() != 0;
    String prefix = isLed ? "\nasked of the group: " : "\nwaiting for a leader: ";
    return waiting.requests().stream()
        .map(request -> prefix + line(request, context))
        .collect(Collectors.joining());
  }

  /** As it was typed. */
  private static String line(Message.Request request, CommandContext context) {
    boolean own = request.nodeId() == context.port().nodeId();
    return switch (request.kind()) {
      case NAME -> "/nick " + clean(request.value());
      case REMOVE -> own ? "/retire" : "/remove " + request.nodeId();
      case ROOM -> "/join #" + clean(request.roomId());
      case TOPIC -> "/topic " + clean(request.value()) + " (of #" + clean(request.roomId()) + ")";
    };
  }

  private static String lines(List<Chat> chats, Function<Chat, String> line) {
    String first = chats.stream().limit(SHOWN).map(line).collect(Collectors.joining());
    return chats.size() > SHOWN ? first + "\n  and " + (chats.size() - SHOWN) + " more" : first;
  }

  private static String line(Chat chat, Waiting waiting) {
    Long seqNo = waiting.numbered().get(chat.msgId());
    String number = seqNo == null ? "" : " (#" + seqNo + ", not yet stored by a majority)";
    String room = clean(chat.roomId());
    return "\n  " + chat.msgId() + " " + room + ": " + clean(chat.payload()) + number;
  }

  private static String line(Chat chat, NameBook names) {
    String sender = clean(names.nameOf(chat.senderId()));
    String room = clean(chat.roomId());
    return "\n  " + chat.msgId() + " " + room + " " + sender + ": " + clean(chat.payload());
  }

  private static String clean(String text) {
    return CleanText.line(text);
  }

  private static Map<String, Object> object(Chat chat, Waiting waiting) {
    Map<String, Object> object = MessageList.object(chat);
    object.put("seq_no", waiting.numbered().get(chat.msgId()));
    return object;
  }

  private static Map<String, Object> object(Chat chat, NameBook names) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("sender_id", chat.senderId());
    object.put("sender", names.nameOf(chat.senderId()));
    object.putAll(MessageList.object(chat));
    return object;
  }
}
