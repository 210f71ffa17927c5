package dev.parley.tui.command;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.LogTail;
import java.util.ArrayList;
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
    return "the last N messages of this room, or those from #SEQ on";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    MessageList messages = new MessageList(context.names());
    entries(argument, context).forEach(messages::add);
    return Answer.reply(
        messages.lines().isEmpty() ? "no messages" : String.join("\n", messages.lines()),
        Map.of("messages", messages.objects()));
  }

  private List<Entry> entries(String argument, CommandContext context) {
    LogTail tail = new LogTail(context.port().log());
    if (!argument.startsWith("#")) {
      return tail.last(
          CountArgument.parse(argument, DEFAULT, this), DEPTH, entry -> isWanted(entry, context));
    }
    long from = CountArgument.positive(argument.substring(1), this);
    List<Entry> found = new ArrayList<>();
    long upTo = Math.min(context.port().log().committedSeq(), from + CountArgument.MAX);
    tail.forEach(
        from,
        upTo,
        piece ->
            piece.stream()
                .filter(entry -> isWanted(entry, context))
                .limit(DEFAULT - found.size())
                .forEach(found::add));
    return found;
  }

  private static boolean isWanted(Entry entry, CommandContext context) {
    return entry.body() instanceof EntryBody.Chat chat && chat.roomId().equals(context.room());
  }
}
