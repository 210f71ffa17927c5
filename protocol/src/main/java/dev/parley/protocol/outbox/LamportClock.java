package dev.parley.protocol.outbox;

/**
 * Lamport's logical clock (1978): what is typed later than something was seen bears a higher
 * number.
 */
public final class LamportClock {
  private long time;

  /** Something with that time was seen. */
  public void saw(long other) {
    time = Math.max(time, other);
  }

  /** The time of a new event, 1 or more. */
  public long tick() {
    return ++time;
  }
}
