package dev.parley.tui.command;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.tui.chat.LogTail;
import dev.parley.tui.chat.Sought;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class SearchCommand implements Command {
  /** What a person looks through. */
  static final int MOST = 20;

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String arguments() {
    return "TEXT";
  }

  @Override
  public String help() {
    return "the newest " + MOST + " messages of this room with TEXT in them; case does not matter";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    if (argument.isEmpty()) {
      throw CommandException.usage(this);
    }
    List<Entry> found =
        new LogTail(context.port().log())
            .last(
                MOST + 1,
                Long.MAX_VALUE,
                new Sought(argument).and(entry -> isHere(entry, context)));
    boolean more = found.size() > MOST;
    MessageList messages = new MessageList(context.names());
    for (int i = found.size() - 1; i >= (more ? 1 : 0); i--) {
      messages.add(found.get(i));
    }
    List<String> lines = new ArrayList<>(messages.lines());
    if (lines.isEmpty()) {
      lines.add("no message has that in it");
    } else if (more) {
      lines.add("and older ones, not shown");
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("messages", messages.objects());
    data.put("more", more);
    return Answer.reply(String.join("\n", lines), data);
  }

  private static boolean isHere(Entry entry, CommandContext context) {
    return ((Chat) entry.body()).roomId().equals(context.room());
  }
}
