package dev.parley.protocol;

import dev.parley.protocol.ordering.ReplicatedLog;

/** Whether this peer's disk takes writes: a sync that hangs is as bad as one that fails. */
final class DiskWatch {
  private final ReplicatedLog log;
  private final long patienceMillis;
  private boolean takesWrites = true;
  private boolean hangs;
  private long lastSynced;
  private long progressAt;

  /**
   * @param patienceMillis how long a sync may be under way with no progress
   */
  DiskWatch(ReplicatedLog log, long patienceMillis) {
    this.log = log;
    this.patienceMillis = patienceMillis;
  }

  /** What the host says of the disk. */
  void takesWrites(boolean takes) {
    takesWrites = takes;
  }

  /** Lets time pass. */
  void tick(long now) {
    if (log.syncedSeq() != lastSynced || log.syncedSeq() == log.end().seqNo()) {
      lastSynced = log.syncedSeq();
      progressAt = now;
    }
    hangs = now - progressAt > patienceMillis;
  }

  boolean canWrite() {
    return takesWrites && !hangs;
  }
}
