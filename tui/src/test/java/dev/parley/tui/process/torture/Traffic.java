package dev.parley.tui.process.torture;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What may pass from whom to whom, and how fast. Any thread. */
final class Traffic {
  private static final int SHORTEST_MILLIS = 20;
  private static final int SPREAD_MILLIS = 81;
  private static final int BYTES_A_SECOND = 24_000;

  private final boolean[] isolated;
  private final boolean[] delayed;
  private final boolean[] throttled;
  private final boolean[][] silent;
  private final Random random = new Random(1);

  /** Peers are numbered from 1. */
  Traffic(int peers) {
    isolated = new boolean[peers + 1];
    delayed = new boolean[peers + 1];
    throttled = new boolean[peers + 1];
    silent = new boolean[peers + 1][peers + 1];
  }

  synchronized void isolate(int peer, boolean is) {
    isolated[peer] = is;
    notifyAll();
  }

  synchronized void silence(int from, int to, boolean is) {
    silent[from][to] = is;
    notifyAll();
  }

  synchronized void delay(int from, boolean is) {
    delayed[from] = is;
  }

  synchronized void throttle(int from, boolean is) {
    throttled[from] = is;
  }

  /** Returns when so many bytes may pass: at once, late, or when the way is open again. */
  void await(int from, int to, int bytes) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis(from, bytes));
    synchronized (this) {
      while (isolated[from] || isolated[to] || silent[from][to]) {
        wait();
      }
    }
  }

  private synchronized long millis(int from, int bytes) {
    long delay = delayed[from] ? SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS) : 0;
    return delay + (throttled[from] ? 1_000L * bytes / BYTES_A_SECOND : 0);
  }
}
