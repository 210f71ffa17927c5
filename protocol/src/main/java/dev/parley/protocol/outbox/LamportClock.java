package dev.parley.protocol.outbox;

/**
 * Lamport's logical clock (1978): what is typed later than something was seen bears a higher
 * number.
 */
public final class LamportClock {
  /** The largest number that every reader of JSON has; time stands still there. */
  private static final long MAX = (1L << 53) - 1;

  private long time;

  /** Something with that time was seen. */
  public void saw(long other) {
    time = Math.max(time, other);
  }

  /** The time of a new event, 1 or more. */
  public long tick() {
    time = Math.min(time + 1, MAX);
    return time;
  }
}
