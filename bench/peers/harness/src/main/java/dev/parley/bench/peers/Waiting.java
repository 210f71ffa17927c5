package dev.parley.bench.peers;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The two ways in which the driver lets time go by. */
final class Waiting {
  private static final Duration ASK_AGAIN = Duration.ofMillis(100);

  private Waiting() {}

  /** Lets a load, or the absence of one, go on for so long: that length is what the workload is. */
  static void pass(Duration length) throws InterruptedException {
    Thread.sleep(length.toMillis());
  }

  /**
   * Waits for other processes, which there is nothing to wait on but to ask again; false if the
   * answer was still no at the limit.
   */
  static boolean until(Duration limit, BooleanSupplier answer) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!answer.getAsBoolean()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      Thread.sleep(ASK_AGAIN.toMillis());
    }
    return true;
  }
}
