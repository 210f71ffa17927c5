package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;

/**
 * A row of one message, final or not: it stays on that message whatever comes above and below, and
 * while it gets its number.
 *
 * @param seqNo 0: it is not final
 * @param ref of what is not final and was typed in this run; otherwise 0
 * @param msgId of what is not final, if it has one already; otherwise null
 * @param row 0 is the first row of the message with what stands before it (a day line, for example)
 */
public record Place(long seqNo, long ref, MessageId msgId, int row) {

  public static Place of(Line line, int row) {
    return at(line.seqNo(), row);
  }

  public static Place of(Pending pending, int row) {
    return new Place(0, pending.ref(), pending.msgId(), row);
  }

  static Place at(long seqNo, int row) {
    return new Place(seqNo, 0, null, row);
  }

  /** Whether it is a row of that message. */
  public boolean isOn(Pending pending) {
    if (seqNo != 0) {
      return false;
    }
    return ref != 0 ? ref == pending.ref() : msgId != null && msgId.equals(pending.msgId());
  }
}
