package dev.parley.tui.command;

import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.tui.chat.CleanText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    return "what was typed here and is not final yet";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    List<Chat> queued = context.await(context.port().queued());
    List<Object> data = queued.stream().map(QueueCommand::object).toList();
    if (queued.isEmpty()) {
      return Answer.reply("nothing waits", Map.of("queued", data));
    }
    String lines =
        queued.stream().limit(SHOWN).map(QueueCommand::line).collect(Collectors.joining("\n"));
    return Answer.reply(
        queued.size()
            + " waiting, oldest first\n"
            + lines
            + (queued.size() > SHOWN ? "\n  and " + (queued.size() - SHOWN) + " more" : ""),
        Map.of("queued", data));
  }

  private static String line(Chat chat) {
    return "  " + chat.msgId() + " " + chat.roomId() + ": " + CleanText.line(chat.payload());
  }

  private static Object object(Chat chat) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("msg_id", chat.msgId().toString());
    object.put("room_id", chat.roomId());
    object.put("sent_at", chat.sentAt());
    object.put("payload", chat.payload());
    return object;
  }
}
