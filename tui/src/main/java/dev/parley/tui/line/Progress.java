package dev.parley.tui.line;

/** Something moved: what waits for it looks again. Safe for any thread. */
final class Progress {
  private long count;

  synchronized void made() {
    count++;
    notifyAll();
  }

  synchronized long count() {
    return count;
  }

  /** Returns at the next progress after {@code seen}, or when that time is over. */
  synchronized void awaitAfter(long seen, long millis) throws InterruptedException {
    if (count == seen) {
      wait(millis);
    }
  }

  void await(long millis) throws InterruptedException {
    awaitAfter(count(), millis);
  }
}
