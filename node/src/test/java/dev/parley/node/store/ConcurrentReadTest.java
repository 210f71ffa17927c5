package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentReadTest {
  @TempDir Path data;

  @Test
  void whatIsCommittedIsReadWhileTheLogGrowsAndIsCut() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try (Store store = Samples.open(new SystemDisk(), data, false, 4096)) {
      store.start(new Told());
      Samples.append(store.log(), Limits.SEGMENT_ENTRIES - 500);
      store.committed(10);
      List<Future<Long>> read = new ArrayList<>();
      for (int seed = 0; seed < 2; seed++) {
        read.add(readers.submit(reader(store.reader(), new Random(seed), isOver)));
      }
      growAndCut(store, new Random(42));
      isOver.set(true);
      for (Future<Long> each : read) {
        assertTrue(each.get(30, TimeUnit.SECONDS) > 0);
      }
    } finally {
      isOver.set(true);
      readers.shutdownNow();
    }
  }

  /** The loop thread has taken them out of memory, and not yet said from where on it holds some. */
  @Test
  void whatLeavesTheMemoryJustNowIsReadFromDiskAndTheReaderGoesOn() throws Exception {
    try (Store store = Samples.open(new SystemDisk(), data, false, 0)) {
      Told told = new Told();
      store.start(told);
      Samples.append(store.log(), 3);
      told.await("synced 0 3");
    }
    LogPosition genesis = new LogPosition(0, 0, EntryFormat.genesis(Samples.GROUP));
    Folder folder = new Folder(new SystemDisk(), data.resolve(SegmentName.LOG), false);
    LogTail leaving = new LogTail(genesis, 0);
    SegmentedLog log = new SegmentedLog(leaving, new Segments(folder), genesis, null);
    log.committed(3);

    List<Long> seqNos = new ArrayList<>();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> log.forEach(1, 3, l -> true, e -> seqNos.add(e.seqNo())));

    assertEquals(List.of(1L, 2L, 3L), seqNos);
    assertEquals(2, log.read(2, 3, 1 << 20).get(0).seqNo());
  }

  private static void growAndCut(Store store, Random random) {
    for (int round = 0; round < 500; round++) {
      long committed = store.reader().committedSeq();
      long end = store.log().end().seqNo();
      if (round % 5 == 4) {
        store.log().cut(committed + random.nextInt((int) Math.min(100, end - committed + 1)));
      }
      Samples.append(store.log(), random.nextInt(20), round, "");
      end = store.log().end().seqNo();
      store.committed(committed + random.nextInt((int) Math.min(200, end - committed + 1)));
    }
  }

  private static Callable<Long> reader(LogReader log, Random random, AtomicBoolean isOver) {
    return () -> {
      long count = 0;
      do {
        long committed = log.committedSeq();
        long from = 1 + (long) (random.nextDouble() * committed);
        List<Entry> entries = log.read(from, committed, 1 + random.nextInt(50_000));
        assertTrue(from > committed || !entries.isEmpty());
        for (Entry entry : entries) {
          assertEquals(from++, entry.seqNo());
        }
        count += entries.size();
      } while (!isOver.get());
      return count;
    };
  }
}
