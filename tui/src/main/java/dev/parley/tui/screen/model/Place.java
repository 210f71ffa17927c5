package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;

/**
 * A row of one message, final or not: it stays on that message whatever comes above and below, and
 * while it gets its number.
 *
 * @param seqNo 0: it is not final
 * @param ref of what is not final and was typed in this run; otherwise 0
 * @param msgId of what is not final, if it has one already; otherwise null
 * @param below how many rows of the message are below it: counted from there, since a day line may
 *     come to stand before the message, or go
 */
public record Place(long seqNo, long ref, MessageId msgId, int below) {

  public static Place of(Line line, int below) {
    return at(line.seqNo(), below);
  }

  public static Place of(Pending pending, int below) {
    return new Place(0, pending.ref(), pending.msgId(), below);
  }

  static Place at(long seqNo, int below) {
    return new Place(seqNo, 0, null, below);
  }

  /** Whether it is a row of that message. */
  public boolean isOn(Pending pending) {
    if (seqNo != 0) {
      return false;
    }
    return ref != 0 ? ref == pending.ref() : msgId != null && msgId.equals(pending.msgId());
  }
}
