package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;

/**
 * One promise of docs/protocol.md section 9, checked wherever it can break. Each class is named as
 * the sentence that must never come true.
 */
interface Invariant {

  /** The number in section 9. */
  int item();

  /** A leader appended the first entry of its term: it leads. */
  default void leads(SimDisk leader, Entry first) {}

  /** A disk got an entry that says who leads. */
  default void appendedLeader(Entry entry) {}

  /** A log is about to be cut. */
  default void cut(SimDisk disk, long keep) {}

  /** A text was typed and got an id. */
  default void typed(EntryBody.Chat message) {}

  /** A message is on disk in an outbox file. */
  default void stored(SimOutbox outbox, EntryBody.Chat message) {}

  /** A message is on disk in a file of messages that are held for others. */
  default void stored(SimHeld file, EntryBody.Chat message) {}

  /** A peer forgets a message that it held for somebody else. */
  default void dropped(SimDisk disk, MessageId id) {}

  /** A process starts on what this disk has. */
  default void starts(int process, SimDisk disk) {}

  /** A text was typed at that process and got an id. */
  default void typedBy(int process, EntryBody.Chat message) {}

  /** A process showed a message as provisional. */
  default void shown(int process, EntryBody.Chat message) {}

  /** An entry was delivered that nobody had delivered before; the history does not have it yet. */
  default void firstDelivered(SimDisk disk, Entry entry) {}

  /** A process delivered an entry; the history has it. */
  default void delivered(SimDisk disk, int process, Entry entry) {}

  /** A peer took a message out of its outbox. */
  default void released(SimDisk disk, MessageId id) {}

  /** A user has read so far. */
  default void read(ReadMark mark) {}

  /** A process told who has read how far. */
  default void told(int process, List<ReadMark> marks) {}

  /** The life is over. */
  default void atEnd() {}

  /** Says that this promise is broken. */
  default Violation broken(String text) {
    return new Violation(item(), text);
  }
}
