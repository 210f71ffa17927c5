package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.Entry;

/**
 * Item 6: what becomes final is on the disks of a majority of the voters by the newest membership
 * of the log of whoever says so first (a disk that was wiped since then counts as it last was), and
 * is never cut.
 */
final class CommittedEntryIsNotOnAMajorityOfDisks implements Invariant {
  private final History history;

  CommittedEntryIsNotOnAMajorityOfDisks(History history) {
    this.history = history;
  }

  @Override
  public int item() {
    return 6;
  }

  @Override
  public void firstDelivered(SimDisk here, Entry entry) {
    int voters = 0;
    int have = 0;
    for (Member member : here.newestMembers()) {
      if (member.voter()) {
        voters++;
        SimDisk disk = history.disks().get(member.info().storageId());
        have += disk != null && disk.isDurable(entry) ? 1 : 0;
      }
    }
    if (2 * have <= voters) {
      throw broken(
          entry
              + " is final at "
              + here.replica()
              + " but on "
              + have
              + " of "
              + voters
              + " voters' disks");
    }
  }

  @Override
  public void cut(SimDisk disk, long keep) {
    long last = Math.min(history.committedEnd(), disk.end().seqNo());
    if (keep < last && history.isCommitted(disk.entry(keep + 1))) {
      throw broken(disk.replica() + " cuts " + disk.entry(keep + 1) + ", which is final");
    }
  }
}
