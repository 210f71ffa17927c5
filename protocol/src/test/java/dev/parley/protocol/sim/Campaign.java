package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Many lives, one seed after the other, and what they came to. */
final class Campaign {
  private static final int FAILURES = 5;

  private final LongFunction<Life> lives;
  private final List<Life.Outcome> failures = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong committed = new AtomicLong();
  private final Tally tally = new Tally();
  private final List<Long> rests = new ArrayList<>();
  private long wallNanos;

  /**
   * @param lives the life of a seed
   */
  Campaign(LongFunction<Life> lives) {
    this.lives = lives;
  }

  /** Runs the lives of {@code count} seeds; stops early when some have failed. */
  void run(long first, long count, int threads) {
    long began = System.nanoTime();
    AtomicLong next = new AtomicLong(first);
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread thread = new Thread(() -> work(next, first + count), "lives-" + i);
      thread.start();
      others.add(thread);
    }
    work(next, first + count);
    try {
      for (Thread thread : others) {
        thread.join();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    wallNanos = System.nanoTime() - began;
  }

  private void work(AtomicLong next, long end) {
    while (failures.size() < FAILURES) {
      long seed = next.getAndIncrement();
      if (seed >= end) {
        return;
      }
      Life.Outcome outcome = lives.apply(seed).run();
      done.incrementAndGet();
      steps.addAndGet(outcome.steps());
      committed.addAndGet(outcome.committed());
      synchronized (tally) {
        tally.add(outcome.tally());
        rests.add(outcome.healMillis());
      }
      if (outcome.violation() != null) {
        failures.add(outcome);
      }
    }
  }

  /** What failed, by seed. */
  List<Life.Outcome> failures() {
    List<Life.Outcome> sorted = new ArrayList<>(failures);
    sorted.sort(Comparator.comparingLong(Life.Outcome::seed));
    return sorted;
  }

  /** What took place in all of them. */
  Tally tally() {
    return tally;
  }

  @Override
  public String toString() {
    double seconds = wallNanos / 1e9;
    Collections.sort(rests);
    return String.format(
        "%d lives, %d steps, %d committed in %.1f s: %.1f lives a second%n"
            + "  at rest after %.1f s (median), %.1f s (99 of 100), %.1f s (all)",
        done.get(),
        steps.get(),
        committed.get(),
        seconds,
        done.get() / seconds,
        rest(0.5),
        rest(0.99),
        rest(1));
  }

  /** How many seconds the group needed to come to rest in this share of the lives. */
  private double rest(double share) {
    return rests.isEmpty() ? 0 : rests.get((int) (share * (rests.size() - 1))) / 1000.0;
  }
}
