package dev.parley.tui.command;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.chat.LogTail;
import dev.parley.tui.chat.NameBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class HistoryCommand implements Command {
  private static final int DEFAULT = 20;

  /** How far back messages are looked for: bounds the time that an answer takes. */
  private static final long DEPTH = 100_000;

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String arguments() {
    return "[N | #SEQ]";
  }

  @Override
  public String help() {
    return "the last N messages, or those from #SEQ on";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    NameBook names = context.names().copy();
    List<String> lines = new ArrayList<>();
    List<Object> messages = new ArrayList<>();
    for (Entry entry : entries(argument, context)) {
      EntryBody.Chat chat = (EntryBody.Chat) entry.body();
      String sender = names.nameOf(chat.senderId());
      lines.add(ChatLine.of(entry.seqNo(), chat, sender));
      messages.add(object(entry, chat, sender));
    }
    return Answer.reply(
        lines.isEmpty() ? "no messages" : String.join("\n", lines), Map.of("messages", messages));
  }

  private List<Entry> entries(String argument, CommandContext context) {
    LogTail tail = new LogTail(context.port().log());
    if (!argument.startsWith("#")) {
      return tail.last(
          CountArgument.parse(argument, DEFAULT, this), DEPTH, HistoryCommand::isMessage);
    }
    long from = CountArgument.positive(argument.substring(1), this);
    List<Entry> found = new ArrayList<>();
    long upTo = Math.min(context.port().log().committedSeq(), from + CountArgument.MAX);
    tail.forEach(
        from,
        upTo,
        piece ->
            piece.stream()
                .filter(HistoryCommand::isMessage)
                .limit(DEFAULT - found.size())
                .forEach(found::add));
    return found;
  }

  private static boolean isMessage(Entry entry) {
    return entry.body() instanceof EntryBody.Chat;
  }

  private static Object object(Entry entry, EntryBody.Chat chat, String sender) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("seq_no", entry.seqNo());
    object.put("term", entry.term());
    object.put("sender_id", chat.senderId());
    object.put("sender", sender);
    object.put("msg_id", chat.msgId().toString());
    object.put("room_id", chat.roomId());
    object.put("sent_at", chat.sentAt());
    object.put("payload", chat.payload());
    return object;
  }
}
