package dev.parley.protocol.sim;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.Map;
import java.util.TreeMap;

/**
 * Item 5. Only a leader can know first that an entry is final; and every process delivers one
 * number after the other.
 */
final class SomethingIsDeliveredThatWasNotSentOrFinalOrNew implements Invariant {
  private final History history;
  private final Map<Integer, Long> lastOf = new TreeMap<>();

  SomethingIsDeliveredThatWasNotSentOrFinalOrNew(History history) {
    this.history = history;
  }

  @Override
  public int item() {
    return 5;
  }

  @Override
  public void firstDelivered(SimDisk disk, Entry entry) {
    if (entry.seqNo() != history.committedEnd() + 1) {
      throw broken(disk.replica() + " delivers " + entry + " before the one before it");
    }
    boolean leads = history.lastTermOf(disk.replica()) > 0;
    boolean founds = entry.term() == 0 && entry.seqNo() == 1;
    ReplicaId maker = history.leader(entry.term());
    if (!leads || (maker == null && !founds)) {
      throw broken(disk.replica() + " delivers " + entry + ", which no leader has made final");
    }
    if (entry.body() instanceof EntryBody.Chat chat && !history.wasTyped(chat)) {
      throw broken(entry + " is " + chat + ", which nobody typed");
    }
  }

  @Override
  public void delivered(SimDisk disk, int process, Entry entry) {
    Long before = lastOf.put(process, entry.seqNo());
    if (before == null ? entry.seqNo() > disk.committedHint() + 1 : entry.seqNo() != before + 1) {
      throw broken(disk.replica() + " delivers " + entry + " after " + before);
    }
  }
}
