package dev.parley.protocol.sim;

import dev.parley.protocol.log.Entry;

/** Item 2, at any two peers and any two times. */
final class TwoCommittedEntriesAtOneNumber implements Invariant {
  private final History history;

  TwoCommittedEntriesAtOneNumber(History history) {
    this.history = history;
  }

  @Override
  public int item() {
    return 2;
  }

  @Override
  public void firstDelivered(SimDisk disk, Entry entry) {
    if (entry.seqNo() != history.committedEnd() + 1) {
      return; // it skips a number, which is item 5
    }
    long before = history.committedEnd();
    if (before > 0 && disk.position(before).crc() != history.committed(before).crc()) {
      throw broken(
          disk.replica() + " commits " + entry + " on another " + history.committed(before));
    }
  }

  @Override
  public void delivered(SimDisk disk, int process, Entry entry) {
    if (!history.isCommitted(entry)) {
      throw broken(
          disk.replica()
              + " delivers "
              + entry
              + ", but "
              + history.committed(entry.seqNo())
              + " was final");
    }
  }
}
