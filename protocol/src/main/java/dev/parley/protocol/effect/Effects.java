package dev.parley.protocol.effect;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * What the outside must do for a peer. Calls arrive on the loop thread, in order, during an input;
 * the implementation may carry them out at once or right after the input, but in this order: what
 * is stored before something else reaches the disk before it (a promise before the entries of its
 * term). None may block or call back into the peer.
 */
public interface Effects {

  /** Puts term and promise on disk; then {@code Peer.onHardStateStored} with the same state. */
  void storeHardState(HardState state);

  /** Makes this peer a member of a group for good: on disk before any entry of the group. */
  void adoptGroup(String groupId);

  /**
   * Makes this peer the founder of a group: its id and its first entry reach the disk together or
   * not at all, then {@code Peer.onLogSynced} with that entry. The log, which is empty, has the
   * entry when this returns.
   */
  void found(String groupId, Entry first);

  /**
   * Appends a typed message to the outbox file and syncs it; then {@code Peer.onOutboxStored} with
   * its id.
   */
  void storeOutbox(EntryBody.Chat message);

  /** The message is final and on this disk: the outbox file may forget it. Lazy, not synced. */
  void releaseOutbox(MessageId id);

  /**
   * The outbox file turned out to be an old copy: writes a new one of this origin with these
   * messages, in order, and syncs it; then {@code Peer.onOutboxStored} with the last one's id.
   */
  void renewOutbox(String origin, List<EntryBody.Chat> unreleased);

  /**
   * Appends somebody else's message, which is not final yet, to the file of held messages; it
   * reaches the disk with the next group of writes, and nobody is told. Each once, unless it was
   * dropped in between.
   */
  void storeHeld(EntryBody.Chat message);

  /** A held message is final and on this disk: its file may forget it. Lazy, not synced. */
  void dropHeld(MessageId id);

  /**
   * Sends on a connection that is open. If it does not fit the connection's bound, the connection
   * is closed.
   */
  void send(long link, Message message);

  /**
   * Sends an entry, encoded once, on all these connections; one that is not draining is skipped.
   */
  void push(Collection<Long> links, Entry entry);

  /** Closes a connection after what was sent on it; {@code Peer.onClosed} is not called for it. */
  void close(long link, String why);

  /** Whom to keep a connection with, by node id: the whole set, each time it changes. */
  void connect(SortedMap<Integer, String> addresses);

  /** An entry is final: in order, each once in this process. */
  void deliver(Entry entry);

  /**
   * A message that is not final, from here or from elsewhere: shown as provisional, each once in
   * this process, the numbers of one origin in order. Its entry may be delivered later, with the
   * same id.
   */
  void provisional(EntryBody.Chat message);

  /** The state at a segment's last entry, all of which is committed: to start from next time. */
  void checkpoint(GroupState state);

  /**
   * These marks moved: shown, and kept for the next start, some time; to lose them costs nothing
   * but that. Not called more than a few times a second.
   */
  void markRead(List<ReadMark> moved);

  /** Something that people want to know. */
  void notice(Notice notice);

  /** This peer cannot go on. Nothing else is to be done for it. */
  void stop(StopReason reason, String text);
}
