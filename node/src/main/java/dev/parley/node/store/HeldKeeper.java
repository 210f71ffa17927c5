package dev.parley.node.store;

import java.io.IOException;
import java.util.List;

/**
 * Keeps the file of held messages level with memory, as well as the disk lets it, and never keeps
 * the log waiting for that: nobody was told that these messages are on disk, and whoever typed them
 * has them too. They are written at once, which outlives the process, and synced after the next
 * group of writes or with the lazy work, which is early enough to outlive the power most times.
 * What failed is tried again, and what was dropped is cleared out, with the lazy work. Used by the
 * disk thread.
 */
final class HeldKeeper {
  private final HeldFile file;
  private final StoreListener listener;
  private final Runnable askLazily;
  private boolean hasFailed;

  /**
   * @param askLazily has {@link #catchUp} called, some time
   */
  HeldKeeper(HeldFile file, StoreListener listener, Runnable askLazily) {
    this.file = file;
    this.listener = listener;
    this.askLazily = askLazily;
    if (file.isDue()) {
      hasFailed = true;
      askLazily.run();
    }
  }

  /** As {@link HeldFile#update}, but a file that has failed is left to {@link #catchUp}. */
  void update(List<MessageLines.Line> changes) {
    if (file.isDue()) {
      file.note(changes);
      return;
    }
    try {
      file.update(changes);
      if (file.isUnsynced() || file.isMostlyDropped()) {
        askLazily.run();
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  /** After writes that others wait for. */
  void sync() {
    try {
      file.sync();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void tidy() {
    try {
      if (file.isMostlyDropped()) {
        file.writeAnew();
      }
      file.sync();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    hasFailed = true;
    listener.onCanHold(false, DataDirectory.reason(e));
    askLazily.run();
  }

  /** Syncs, tidies, and tries again what failed. Throws where it must be tried once more. */
  void catchUp() throws IOException {
    if (!hasFailed) {
      tidy();
      return;
    }
    if (file.isDue()) {
      file.writeAnew();
    }
    hasFailed = false;
    listener.onCanHold(true, "");
  }
}
