package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import dev.parley.node.store.StoreException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * The store of a peer, without the peer: outbox and log, one message at a time and many at a time,
 * alone and with two others on the same disk. What its thread does not use of a processor, it waits
 * for.
 */
final class DiskCosts {
  private static final String THREAD = "parley-disk";
  private static final int BATCH = 128;
  private static final int ROUNDS = 2000;
  private static final int WARMUP = 300;
  private static final long IDLE_NANOS = 300_000;

  /** Nanoseconds: of the disk thread for each write, and how long each took. */
  private record Writes(double threadNanos, double[] took) {
    private double meanTook() {
      return Arrays.stream(took).average().orElseThrow();
    }

    private double[] waits() {
      return Arrays.stream(took).map(t -> t - threadNanos).toArray();
    }
  }

  private DiskCosts() {}

  static void measure(Path dir, Costs costs) throws StoreException {
    ObjIntConsumer<DiskEnd> askOutbox = DiskEnd::askOutbox;
    ObjIntConsumer<DiskEnd> askLog = DiskEnd::askLog;
    try (DiskEnd one = new DiskEnd(dir.resolve("disk1"), 1)) {
      List<DiskEnd> alone = List.of(one);
      Writes outbox = writes(alone, askOutbox, DiskEnd::awaitOutbox, 1);
      Writes outboxMany = writes(alone, askOutbox, DiskEnd::awaitOutbox, BATCH);
      Writes log = writes(alone, askLog, DiskEnd::awaitLog, 1);
      Writes logMany = writes(alone, askLog, DiskEnd::awaitLog, BATCH);
      put(costs, outbox, outboxMany, Cost.OUTBOX_WRITE, Cost.OUTBOX_LINE);
      put(costs, log, logMany, Cost.LOG_WRITE, Cost.LOG_LINE);
      costs
          .put(Cost.OUTBOX_SYNC, outbox.waits())
          .put(Cost.OUTBOX_SYNC_LINE, waitOfLine(outbox, outboxMany))
          .put(Cost.LOG_SYNC, log.waits())
          .put(Cost.LOG_SYNC_LINE, waitOfLine(log, logMany))
          .put(Cost.ASKED, asking(one));
      try (DiskEnd two = new DiskEnd(dir.resolve("disk2"), 2);
          DiskEnd three = new DiskEnd(dir.resolve("disk3"), 3)) {
        List<DiskEnd> all = List.of(one, two, three);
        Writes outboxOf3 = writes(all, askOutbox, DiskEnd::awaitOutbox, 1);
        Writes logOf3 = writes(all, askLog, DiskEnd::awaitLog, 1);
        costs.put(Cost.OUTBOX_SYNC_OF_3, outboxOf3.waits()).put(Cost.LOG_SYNC_OF_3, logOf3.waits());
      }
    }
  }

  private static void put(Costs costs, Writes one, Writes many, Cost write, Cost line) {
    double each = (many.threadNanos() - one.threadNanos()) / (BATCH - 1);
    costs.put(write, one.threadNanos() - each).put(line, each);
  }

  private static double waitOfLine(Writes one, Writes many) {
    double waitOne = one.meanTook() - one.threadNanos();
    double waitMany = many.meanTook() - many.threadNanos();
    return (waitMany - waitOne) / (BATCH - 1);
  }

  private static double asking(DiskEnd disk) {
    double nanos = 0;
    for (int round = -WARMUP; round < WARMUP; round++) {
      double each = disk.askingNanos(BATCH);
      nanos += round < 0 ? 0 : each;
    }
    return nanos / WARMUP;
  }

  private static Writes writes(
      List<DiskEnd> disks, ObjIntConsumer<DiskEnd> ask, Consumer<DiskEnd> await, int size) {
    double[] took = new double[ROUNDS * disks.size()];
    long threadBefore = 0;
    for (int round = -WARMUP; round < ROUNDS; round++) {
      if (round == 0) {
        threadBefore = ThreadTimes.of(THREAD);
      }
      disks.forEach(disk -> ask.accept(disk, size));
      disks.forEach(await);
      for (int i = 0; round >= 0 && i < disks.size(); i++) {
        took[round * disks.size() + i] = disks.get(i).tookNanos;
      }
      LockSupport.parkNanos(IDLE_NANOS);
    }
    long used = ThreadTimes.of(THREAD) - threadBefore;
    return new Writes((double) used / ROUNDS / disks.size(), took);
  }
}
