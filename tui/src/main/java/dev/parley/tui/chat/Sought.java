package dev.parley.tui.chat;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The messages that have a text in them; upper and lower case are the same. */
public final class Sought implements Predicate<Entry> {
  private final Pattern text;

  public Sought(String text) {
    int flags = Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    this.text = Pattern.compile(text, flags);
  }

  @Override
  public boolean test(Entry entry) {
    return entry.body() instanceof EntryBody.Chat chat && text.matcher(chat.payload()).find();
  }
}
