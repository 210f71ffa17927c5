package dev.parley.node;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;

/**
 * What an application hears of its node. All calls come from one thread of the node's own, never
 * two at a time. A slow listener slows nobody: final entries wait in the log, and of several
 * statuses it gets the newest.
 */
public interface NodeListener {

  /** Final entries, in order, each once, from the position on that {@link Node#start} was given. */
  void onDelivered(List<Entry> entries);

  /**
   * Messages that are not final, from here or from elsewhere, as they came: each once in this run,
   * the numbers of one origin in order, and before it is delivered with the same id as final. A
   * listener that does not keep up does not hear of all: what it misses it gets when it is final.
   */
  void onProvisional(List<EntryBody.Chat> messages);

  /** The state, term, leader, voters or who is online changed. */
  void onStatus(PeerStatus status);

  void onNotice(Notice notice);

  /**
   * Somebody, perhaps this user, has read further: each mark that is known when the node starts,
   * then those that move; of several moves of one it gets the newest. A mark is never above what is
   * final here.
   */
  default void onRead(List<ReadMark> marks) {}

  /** The node has stopped and is closed; the last call. */
  void onStopped(StopReason reason, String text);
}
