package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waking a thread that has slept for a while, with a processor idle: by a condition, as the threads
 * of a peer wake each other, and by a selector, as those of connections are woken.
 */
final class WakeCosts {
  private static final int ROUNDS = 5000;
  private static final int WARMUP = 1000;
  private static final long IDLE_NANOS = 300_000;
  private static final long LOOK_NANOS = 50_000;

  /** How to sleep, and how another thread wakes who does. */
  private interface Bed {
    void sleep(long turn);

    void wake(long turn);
  }

  /** The turn that was begun last, and when that was heard. */
  private volatile long begun;

  private volatile long heardTurn;
  private volatile long heardAt;
  private final double[] latencies = new double[ROUNDS];
  private double callNanos;

  private WakeCosts() {}

  static void measure(Costs costs) throws IOException {
    WakeCosts byCondition = new WakeCosts();
    byCondition.run(byCondition.new ConditionBed());
    WakeCosts bySelector = new WakeCosts();
    try (Selector selector = Selector.open()) {
      bySelector.run(bySelector.new SelectorBed(selector));
    }
    costs
        .put(Cost.WAKE, byCondition.latencies)
        .put(Cost.WAKE_LOOP, byCondition.callNanos)
        .put(Cost.WAKE_SELECT, bySelector.latencies);
  }

  private void run(Bed bed) {
    Thread sleeper = new Thread(() -> hear(bed), "sleeper");
    sleeper.setDaemon(true);
    sleeper.start();
    double[] calls = new double[ROUNDS];
    for (int round = -WARMUP; round < ROUNDS; round++) {
      LockSupport.parkNanos(IDLE_NANOS);
      long turn = begun + 1;
      long before = System.nanoTime();
      bed.wake(turn);
      long called = System.nanoTime();
      while (heardTurn < turn) {
        LockSupport.parkNanos(LOOK_NANOS); // who is woken may need this very processor
      }
      if (round >= 0) {
        latencies[round] = heardAt - before;
        calls[round] = called - before;
      }
    }
    callNanos = Arrays.stream(calls).average().orElseThrow();
  }

  private void hear(Bed bed) {
    for (long turn = 1; turn <= WARMUP + ROUNDS; turn++) {
      bed.sleep(turn);
      heardAt = System.nanoTime();
      heardTurn = turn;
    }
  }

  private final class ConditionBed implements Bed {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();

    @Override
    public void sleep(long turn) {
      lock.lock();
      try {
        while (begun < turn) {
          something.awaitUninterruptibly();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void wake(long turn) {
      lock.lock();
      try {
        begun = turn;
        something.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  private final class SelectorBed implements Bed {
    private final Selector selector;

    SelectorBed(Selector selector) {
      this.selector = selector;
    }

    @Override
    public void sleep(long turn) {
      try {
        while (begun < turn) {
          selector.select();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void wake(long turn) {
      begun = turn;
      selector.wakeup();
    }
  }
}
