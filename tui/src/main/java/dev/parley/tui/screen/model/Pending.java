package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;

/**
 * A message without its final place, mine or, if provisional, anybody's. Stands below all final
 * ones, in the order of {@code (lamport, senderId)}; what has no id yet comes last.
 *
 * @param ref which text of this run it is; 0: it was not typed in this run
 * @param msgId null: not on disk yet, or refused
 * @param lamport {@link Long#MAX_VALUE}: not known yet
 * @param since when it came to this mark, in milliseconds since the epoch
 * @param reason why it was refused; otherwise empty
 */
public record Pending(
    long ref,
    String roomId,
    MessageId msgId,
    long lamport,
    int senderId,
    long at,
    String text,
    Mark mark,
    long since,
    String reason) {

  /** The same message, known by that id. */
  Pending known(MessageId id, long clock) {
    return new Pending(ref, roomId, id, clock, senderId, at, text, mark, since, reason);
  }

  /** Has come that far now. */
  Pending marked(Mark next, long now) {
    return mark == next
        ? this
        : new Pending(ref, roomId, msgId, lamport, senderId, at, text, next, now, reason);
  }

  /** Nobody has it. */
  Pending refused(String why, long now) {
    return new Pending(ref, roomId, null, lamport, senderId, at, text, Mark.REFUSED, now, why);
  }
}
