package dev.parley.node;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.log.Entry;
import java.util.List;

/**
 * What an application hears of its node. All calls come from one thread of the node's own, never
 * two at a time. A slow listener slows nobody: final entries wait in the log, and of several
 * statuses it gets the newest.
 */
public interface NodeListener {

  /** Final entries, in order, each once, from the position on that {@link Node#start} was given. */
  void onDelivered(List<Entry> entries);

  /** The state, term, leader, voters or who is online changed. */
  void onStatus(PeerStatus status);

  void onNotice(Notice notice);

  /** The node has stopped and is closed; the last call. */
  void onStopped(StopReason reason, String text);
}
