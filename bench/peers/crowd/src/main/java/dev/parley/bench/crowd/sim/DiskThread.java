package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.HardState;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes and syncs what has piled up: a promise first, then typed messages, then entries. A promise
 * is taken to cost what a typed message does: there is one at the beginning, and none later.
 */
final class DiskThread extends SimThread {
  /**
   * One write.
   *
   * @param nanos of a processor
   * @param waitNanos until it is on disk; 0: nobody waits for that
   * @param told what the core hears then; null: nothing
   */
  private record Write(double nanos, double waitNanos, LoopThread.Input told) {}

  private final Cost outboxSync;
  private final Cost logSync;
  private final Deque<Write> writes = new ArrayDeque<>();
  private Write write;

  private HardState promise;
  private MessageId lastTyped;
  private int typed;
  private int released;
  private int entries;
  private long lastEntry;
  private long epoch;

  /** How many syncs of the log there were. */
  long logSyncs;

  /** How many entries were in them. */
  long syncedEntries;

  /**
   * @param shared with two others that sync, too
   * @param lastEntry of the log, which is on disk
   */
  DiskThread(Machine machine, boolean shared, long lastEntry) {
    super(machine, Cost.WAKE);
    this.lastEntry = lastEntry;
    outboxSync = shared ? Cost.OUTBOX_SYNC_OF_3 : Cost.OUTBOX_SYNC;
    logSync = shared ? Cost.LOG_SYNC_OF_3 : Cost.LOG_SYNC;
  }

  /** The last entry that it was asked to write. */
  long lastEntry() {
    return lastEntry;
  }

  void promise(HardState state) {
    promise = state;
  }

  void type(MessageId id) {
    typed++;
    lastTyped = id;
  }

  void release() {
    released++;
  }

  /** The log has entries up to there, in that epoch. */
  void append(long upTo, long inEpoch) {
    entries += (int) (upTo - lastEntry);
    lastEntry = upTo;
    epoch = inEpoch;
  }

  @Override
  boolean hasWork() {
    return !writes.isEmpty() || promise != null || typed + released + entries > 0;
  }

  @Override
  double begin() {
    takeWoken();
    if (writes.isEmpty()) {
      gather();
    }
    write = writes.poll();
    return write.nanos();
  }

  private void gather() {
    if (promise != null) {
      HardState stored = promise;
      double wait = machine.draw(outboxSync);
      writes.add(
          new Write(
              machine.cost(Cost.OUTBOX_WRITE),
              wait,
              (peer, now) -> peer.onHardStateStored(stored, now)));
      promise = null;
    }
    if (typed + released > 0) {
      gatherOutbox();
    }
    if (entries > 0) {
      gatherLog();
    }
  }

  private void gatherOutbox() {
    double nanos = machine.cost(Cost.OUTBOX_WRITE) + typed * machine.cost(Cost.OUTBOX_LINE);
    if (typed == 0) {
      writes.add(new Write(nanos, 0, null));
    } else {
      MessageId last = lastTyped;
      double wait = machine.draw(outboxSync) + typed * machine.cost(Cost.OUTBOX_SYNC_LINE);
      writes.add(
          new Write(
              nanos,
              wait,
              (peer, now) -> {
                peer.onOutboxStored(last, now);
                machine.effects.answered();
              }));
    }
    typed = 0;
    released = 0;
  }

  private void gatherLog() {
    long last = lastEntry;
    long of = epoch;
    double nanos = machine.cost(Cost.LOG_WRITE) + entries * machine.cost(Cost.LOG_LINE);
    double wait = machine.draw(logSync) + entries * machine.cost(Cost.LOG_SYNC_LINE);
    writes.add(new Write(nanos, wait, (peer, now) -> peer.onLogSynced(of, last, now)));
    logSyncs++;
    syncedEntries += entries;
    entries = 0;
  }

  @Override
  void end() {}

  @Override
  double waits() {
    return write.waitNanos();
  }

  @Override
  void waited() {
    machine.loop.take(write.told(), machine.cost(Cost.SMALL_TAKEN));
  }
}
