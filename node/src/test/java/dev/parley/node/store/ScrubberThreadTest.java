package dev.parley.node.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scrubber beside what else goes on: a log that begins, a fault, the end. */
final class ScrubberThreadTest {
  private static final int ENTRIES = 10;

  @TempDir Path data;
  private final Told told = new Told();
  private final FaultyDisk disk = new FaultyDisk();

  private LogScrubber scrubber(SegmentedLog log, LogScrubber.Extent extent) {
    Segments segments = new Segments(new Folder(disk, data.resolve("log"), false));
    return new LogScrubber(new LogCheck(segments, log), extent, told);
  }

  /** Between the two that a round begins with, a newcomer finds its group and gets its log. */
  private final class Newcomer implements LogScrubber.Extent {
    private final Store store;
    private final SegmentedLog log;
    private boolean hasJoined;

    Newcomer(Store store) {
      this.store = store;
      log = (SegmentedLog) store.log();
    }

    private void join() {
      if (!hasJoined) {
        hasJoined = true;
        store.adoptGroup(Samples.GROUP);
        Samples.append(log, ENTRIES);
        told.await("synced 0 " + ENTRIES);
        store.committed(ENTRIES);
      }
    }

    @Override
    public long finalOnDisk() {
      long seqNo = log.finalOnDisk();
      join();
      return seqNo;
    }

    @Override
    public int genesisCrc() {
      int crc = log.genesisCrc();
      join();
      return crc;
    }
  }

  @Test
  void aLogThatBeginsMeanwhileIsNotMeasuredByTheEmptyOne() throws Exception {
    try (Store store = Store.open(data, Samples.options(false))) {
      store.start(told);
      SegmentedLog log = (SegmentedLog) store.log();
      LogScrubber scrubber = scrubber(log, new Newcomer(store));
      assertNull(scrubber.step());
      assertEquals(0, disk.bytesRead.get());
      assertNull(scrubber.step());
      assertTrue(disk.bytesRead.get() > 0);
    }
  }

  private static LogScrubber.Extent asking(Runnable whenAsked) {
    return new LogScrubber.Extent() {
      @Override
      public long finalOnDisk() {
        whenAsked.run();
        return 0;
      }

      @Override
      public int genesisCrc() {
        return 0;
      }
    };
  }

  @Test
  void aFaultOfTheProgramIsTold() {
    LogScrubber scrubber =
        scrubber(
            null,
            asking(
                () -> {
                  throw new IllegalStateException("this cannot be");
                }));
    scrubber.start();
    scrubber.served(1, 2);
    told.awaitStart("fatal the thread that checks the log has failed");
    scrubber.close();
  }

  @Test
  void closeWaitsForWhatIsBeingRead() throws Exception {
    Thread closer = Thread.currentThread();
    CountDownLatch began = new CountDownLatch(1);
    AtomicBoolean hasEnded = new AtomicBoolean();
    LogScrubber scrubber =
        scrubber(
            null,
            asking(
                () -> {
                  began.countDown();
                  await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
                  hasEnded.set(true);
                }));
    scrubber.start();
    scrubber.served(1, 2);
    began.await();
    scrubber.close();
    assertTrue(hasEnded.get());
  }

  @Test
  @Timeout(60)
  void aReadThatHangsKeepsNobodyFromClosing() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    LogScrubber scrubber =
        scrubber(
            null,
            asking(
                () -> {
                  began.countDown();
                  await().forever().until(() -> closed.getCount() == 0);
                }));
    scrubber.start();
    scrubber.served(1, 2);
    began.await();
    scrubber.close();
    closed.countDown();
  }
}
