package dev.parley.node.store;

import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.EntryLogContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SegmentedLogTest {

  /** The end of the log is in memory. */
  @Nested
  class InMemory extends StoredLogContract {
    @Override
    long tailBytes() {
      return 1 << 20;
    }
  }

  /** What is synced is read from the disk. */
  @Nested
  class OnDisk extends StoredLogContract {
    @Override
    long tailBytes() {
      return 0;
    }
  }

  abstract static class StoredLogContract extends EntryLogContract {
    @TempDir Path data;
    private final Told told = new Told();
    private Store store;

    abstract long tailBytes();

    @Override
    protected EntryLog emptyLog() throws Exception {
      store = Store.open(new SystemDisk(), data, Samples.options(false), tailBytes());
      store.adoptGroup(GROUP);
      store.start(told);
      return store.log();
    }

    /** Until then a block ends where the disk's part of the log does. */
    @Override
    protected void settle() {
      told.await("synced " + store.log().epoch() + " " + store.log().end().seqNo());
    }

    @AfterEach
    void closeStore() {
      store.close();
    }
  }
}
