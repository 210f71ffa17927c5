package dev.parley.bench.peers;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What came back of one sending thread's messages, and that thread's wait for more of it. Told by
 * any thread; deliveries by one at a time.
 */
final class Flight {
  // The sender also has to see that it is to stop, or that it waited too long.
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  private final AtomicLong failed = new AtomicLong();
  private volatile long delivered;
  private volatile Thread waiter;
  private volatile long waitFor;

  void delivered() {
    delivered++;
    wake();
  }

  void failed() {
    failed.incrementAndGet();
    wake();
  }

  private void wake() {
    Thread t = waiter;
    if (t != null && done() >= waitFor) {
      waiter = null;
      LockSupport.unpark(t);
    }
  }

  /** Messages that no longer count as in flight. */
  long done() {
    return delivered + failed.get();
  }

  /**
   * Parks the calling (only) sender until {@link #done} has reached {@code level} or a short time
   * has passed.
   */
  void awaitDone(long level) {
    waitFor = level;
    waiter = Thread.currentThread();
    if (done() < level) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    waiter = null;
  }
}
