package dev.parley.node.net;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps strangers from filling the log file: says yes for the first times, then for every
 * thousandth. For any thread.
 */
final class LogBudget {
  private static final int FIRST = 20;
  private static final int STEP = 1000;

  private final AtomicInteger asked = new AtomicInteger();

  boolean allows() {
    int count = asked.incrementAndGet();
    return count <= FIRST || count % STEP == 0;
  }
}
