package dev.parley.protocol;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.protocol.log.PlainText;

/**
 * Messages of others whose text no honest peer would have queued. They get no number, are not kept
 * and not shown; as of every origin the next number is taken and no other, what follows them gets
 * none either.
 */
final class UnfitTexts {
  /** Such a message is sent again and again: people are told this often at most. */
  static final long TELL_EVERY_MILLIS = 60_000;

  private final Parts parts;
  private long refused;
  private long tellAt;

  UnfitTexts(Parts parts) {
    this.parts = parts;
  }

  /** Refuses a message if its text is unfit. */
  boolean refuses(int from, Chat chat, long now) {
    String fault = PlainText.fault(chat);
    if (fault == null) {
      return false;
    }
    refused++;
    if (now >= tellAt) {
      tellAt = now + TELL_EVERY_MILLIS;
      String which = "message " + chat.msgId() + " that n" + from + " sent is refused: ";
      parts.effects.notice(new Notice.Event(which + fault + " (" + refused + " so far)"));
    }
    return true;
  }
}
