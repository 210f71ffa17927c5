package dev.parley.bench.crowd.sim;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What happens when: by time, and then in the order in which it was said. Begins at 0. */
final class VirtualTime {
  private record Event(long nanos, long number, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return nanos != other.nanos
          ? Long.compare(nanos, other.nanos)
          : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long count;
  private long now;

  /** In nanoseconds. */
  long now() {
    return now;
  }

  /** In milliseconds, as a peer's clock. */
  long millis() {
    return TimeUnit.NANOSECONDS.toMillis(now);
  }

  /** At that time, or now if it is past. */
  void at(long nanos, Runnable action) {
    events.add(new Event(Math.max(now, nanos), count++, action));
  }

  /** After so many nanoseconds. */
  void in(double nanos, Runnable action) {
    at(now + Math.round(nanos), action);
  }

  /**
   * Lets time pass until something is so. Throws {@link IllegalStateException} if it is not by
   * then.
   */
  void until(BooleanSupplier isSo, long limitNanos) {
    while (!isSo.getAsBoolean()) {
      Event next = events.poll();
      if (next == null || next.nanos() > limitNanos) {
        throw new IllegalStateException("not so by " + limitNanos + " ns");
      }
      now = next.nanos();
      next.action().run();
    }
  }

  /** Lets so many nanoseconds pass. */
  void pass(long nanos) {
    boolean[] over = new boolean[1];
    in(nanos, () -> over[0] = true);
    until(() -> over[0], Long.MAX_VALUE);
  }
}
