package dev.parley.protocol.sim;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.Map;
import java.util.TreeMap;

/**
 * Item 5. Only a leader can know first that an entry is final, or a follower that has it on disk as
 * its leader has; and every process delivers one number after the other.
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
    boolean founds = entry.term() == 0 && entry.seqNo() == 1;
    boolean leads = history.lastTermOf(disk.replica()) > 0 && history.leader(entry.term()) != null;
    if (!founds && !leads && !knowsOfTwoDisks(disk, entry)) {
      throw broken(disk.replica() + " delivers " + entry + ", which no leader has made final");
    }
    if (entry.body() instanceof EntryBody.Chat chat && !history.wasTyped(chat)) {
      throw broken(entry + " is " + chat + ", which nobody typed");
    }
  }

  private boolean knowsOfTwoDisks(SimDisk disk, Entry entry) {
    ReplicaId leader = history.leader(disk.end().term());
    SimDisk leaders = leader == null ? null : history.disks().get(leader.storageId());
    return leaders != null && leaders.isDurable(entry) && disk.isDurable(entry);
  }

  @Override
  public void delivered(SimDisk disk, int process, Entry entry) {
    Long before = lastOf.put(process, entry.seqNo());
    if (before == null ? entry.seqNo() > disk.committedHint() + 1 : entry.seqNo() != before + 1) {
      throw broken(disk.replica() + " delivers " + entry + " after " + before);
    }
  }
}
