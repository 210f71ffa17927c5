package dev.parley.tui.chat;

import dev.parley.protocol.log.EntryBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A message as one line for people. */
public final class ChatLine {
  private ChatLine() {}

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

  private static String text(EntryBody.Chat chat, String sender) {
    return time(chat.sentAt())
        + " "
        + CleanText.line(chat.roomId())
        + " "
        + CleanText.line(sender)
        + ": "
        + CleanText.line(chat.payload());
  }

  /** UTC, in whole seconds. */
  public static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
