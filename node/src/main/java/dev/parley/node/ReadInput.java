package dev.parley.node;

import dev.parley.protocol.Peer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user has read: of a room the highest counts, so that one input is enough, however often
 * it moves before the loop takes it. Any thread.
 */
final class ReadInput implements Input {
  private final Mailbox mailbox;
  private SortedMap<String, Long> marks = new TreeMap<>();

  ReadInput(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  void add(String roomId, long seqNo) {
    if (isFirst(roomId, seqNo)) {
      mailbox.put(this);
    }
  }

  private synchronized boolean isFirst(String roomId, long seqNo) {
    boolean first = marks.isEmpty();
    marks.merge(roomId, seqNo, Math::max);
    return first;
  }

  private synchronized SortedMap<String, Long> take() {
    SortedMap<String, Long> taken = marks;
    marks = new TreeMap<>();
    return taken;
  }

  @Override
  public void apply(Peer peer, Moment at) {
    take().forEach((room, upTo) -> peer.read(room, upTo, at.now()));
  }
}
