package dev.parley.node.store;

import dev.parley.protocol.log.Entry;

/** Sees what a store does as it does it, for figures. None of the calls may wait or throw. */
public interface StoreWatch {

  /** For who does not want to know. */
  StoreWatch NONE =
      new StoreWatch() {
        @Override
        public long nanos() {
          return 0;
        }

        @Override
        public void appended(Entry entry) {}

        @Override
        public void typedSynced(int messages, long begun) {}

        @Override
        public void entriesSynced(int entries, long begun) {}
      };

  /** Any thread: the time that the others are told as {@code begun}, in nanoseconds. */
  long nanos();

  /** Loop thread: the log of this peer has one entry more, which is not on disk yet. */
  void appended(Entry entry);

  /** Disk thread: so many typed messages were written and synced together, and released others. */
  void typedSynced(int messages, long begun);

  /** Disk thread: so many entries were written and synced together. */
  void entriesSynced(int entries, long begun);
}
