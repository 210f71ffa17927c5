package dev.parley.protocol.ordering;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;

/**
 * The leader's pen: gives each message the next number, in the order of its origin, once.
 * Exactly-once and each sender's order rest on one rule: of every origin the next number is taken
 * and no other.
 */
public final class Sequencer {
  private final ReplicatedLog log;
  private final long term;
  private final int maxUncommitted;

  public Sequencer(ReplicatedLog log, long term, int maxUncommitted) {
    this.log = log;
    this.term = term;
    this.maxUncommitted = maxUncommitted;
  }

  /**
   * Takes a message if it is the next of its origin and its sender is, or once was, a member.
   * Returns the new entry, or null if it was dropped: its sender keeps it and sends it again.
   */
  public Entry take(EntryBody.Chat chat) {
    long last = log.derived().lastNumber(chat.msgId().origin());
    if (chat.msgId().number() != last + 1
        || !log.derived().newest().everNamed(chat.senderId())
        || isFull()) {
      return null;
    }
    return append(chat);
  }

  private boolean isFull() {
    return log.end().seqNo() - log.commitSeq() >= maxUncommitted
        || log.uncommittedBytes() >= (long) maxUncommitted * PeerConfig.BYTES_PER_ENTRY;
  }

  /** Makes the next entry and appends it. */
  public Entry append(EntryBody body) {
    LogPosition end = log.end();
    Entry entry = EntryFormat.make(end.seqNo() + 1, term, body, end.crc());
    log.append(entry);
    return entry;
  }
}
