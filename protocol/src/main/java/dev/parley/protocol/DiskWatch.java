package dev.parley.protocol;

import dev.parley.protocol.ordering.ReplicatedLog;

/**
 * Whether this peer's disk takes writes: a sync that hangs is as bad as one that fails. Time in
 * which this peer itself stood still (a stopped process, a sleeping machine) is not held against
 * the disk.
 */
final class DiskWatch {
  /** No single step of time uses up more than this part of the patience. */
  private static final int STEPS = 3;

  private final ReplicatedLog log;
  private final long patienceMillis;
  private boolean takesWrites = true;
  private boolean hangs;
  private long lastSynced;
  private long hungMillis;
  private long tickedAt;

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
      hungMillis = 0;
    } else {
      hungMillis += Math.min(now - tickedAt, patienceMillis / STEPS);
    }
    tickedAt = now;
    hangs = hungMillis > patienceMillis;
  }

  boolean canWrite() {
    return takesWrites && !hangs;
  }
}
