package dev.parley.node.store;

import java.io.IOException;
import java.util.List;

/**
 * Keeps the file of held messages level with memory, as well as the disk lets it, and never keeps
 * the log waiting for that: nobody was told that these messages are on disk, and whoever typed them
 * has them too. What failed is tried again with the lazy work. Used by the disk thread.
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
    } catch (IOException e) {
      hasFailed = true;
      listener.onCanHold(false, DataDirectory.reason(e));
      askLazily.run();
    }
  }

  /** Tries again what failed. Throws where it must be tried once more. */
  void catchUp() throws IOException {
    if (file.isDue()) {
      file.writeAnew();
    }
    if (hasFailed) {
      hasFailed = false;
      listener.onCanHold(true, "");
    }
  }
}
