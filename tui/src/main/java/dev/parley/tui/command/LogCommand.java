package dev.parley.tui.command;

import dev.parley.node.EventLog;
import dev.parley.node.StatusFields;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.CleanText;
import dev.parley.tui.chat.EntryText;
import dev.parley.tui.chat.LogTail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class LogCommand implements Command {
  private static final int DEFAULT = 10;

  /** How far back entries are looked for: bounds the time that an answer takes. */
  private static final long DEPTH = 50_000;

  @Override
  public String name() {
    return "log";
  }

  @Override
  public String arguments() {
    return "[N]";
  }

  @Override
  public String help() {
    return "the last N events of the group";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    int count = CountArgument.parse(argument, DEFAULT, this);
    List<String> entries = new ArrayList<>();
    for (Entry entry : new LogTail(context.port().log()).last(count, DEPTH, LogCommand::isEvent)) {
      entries.add(
          "#" + entry.seqNo() + " " + EntryText.of(entry, context.names().at(entry.seqNo())));
    }
    List<String> notices = new ArrayList<>();
    for (EventLog.Event event : context.events().last(count)) {
      notices.add(StatusFields.clock(event) + " " + event.text());
    }
    // What others wrote must not look like lines of its own.
    String lines =
        Stream.concat(entries.stream(), notices.stream())
            .map(CleanText::line)
            .collect(Collectors.joining("\n"));
    return Answer.reply(lines, Map.<String, Object>of("entries", entries, "notices", notices));
  }

  private static boolean isEvent(Entry entry) {
    return !(entry.body() instanceof EntryBody.Chat);
  }
}
