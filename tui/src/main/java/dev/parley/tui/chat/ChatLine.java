package dev.parley.tui.chat;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A message, or another entry, as one line for people. */
public final class ChatLine {
  /** A text that begins so says what its sender does. */
  public static final String ACTION = "/me ";

  private ChatLine() {}

  /**
   * Any entry, without a line feed: a message as below, another one as {@code #7 -- n2 joins}.
   * Messages of the log bear those names.
   */
  public static String of(Entry entry, Names names) {
    return entry.body() instanceof EntryBody.Chat chat
        ? of(entry.seqNo(), chat, names.nameOf(chat.senderId()))
        : "#" + entry.seqNo() + " -- " + CleanText.line(EntryText.of(entry, names));
  }

  /** {@code #42 2026-11-20T09:22:31Z general alice: Hello, world!}, without a line feed. */
  public static String of(long seqNo, EntryBody.Chat chat, String sender) {
    return "#" + seqNo + " " + text(chat, sender);
  }

  /**
   * {@code ~ 2026-11-20T09:22:33Z general bob: still here (provisional)}, with three blanks after
   * the first character, and without a line feed.
   */
  public static String provisional(EntryBody.Chat chat, String sender) {
    return "~   " + text(chat, sender) + " (provisional)";
  }

  /** As {@link #of(long, EntryBody.Chat, String)}, of a message that has no number. */
  public static String text(EntryBody.Chat chat, String sender) {
    return time(chat.sentAt())
        + " "
        + CleanText.line(chat.roomId())
        + " "
        + CleanText.line(said(sender, chat.payload()));
  }

  /** {@code alice: Hello, world!}, or {@code * alice waves}; not cleaned. */
  public static String said(String sender, String text) {
    return isAction(text) ? "* " + sender + " " + deed(text) : sender + ": " + text;
  }

  /** Whether the text says what its sender does. */
  public static boolean isAction(String text) {
    return text.startsWith(ACTION) && !text.substring(ACTION.length()).isBlank();
  }

  /** What is done, of a text that says so. */
  public static String deed(String text) {
    return text.substring(ACTION.length());
  }

  /** UTC, in whole seconds. */
  public static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
