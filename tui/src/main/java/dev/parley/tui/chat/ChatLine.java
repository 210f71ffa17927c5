package dev.parley.tui.chat;

import dev.parley.protocol.log.EntryBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A final message as one line for people. */
public final class ChatLine {
  private ChatLine() {}

  /** {@code #42 2026-11-20T09:22:31Z general alice: Hello, world!}, without a line feed. */
  public static String of(long seqNo, EntryBody.Chat chat, String sender) {
    return "#"
        + seqNo
        + " "
        + time(chat.sentAt())
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
