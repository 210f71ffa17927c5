package dev.parley.protocol.failure;

/**
 * When to send heartbeats: often between voters and to and from the leader, every tenth time to all
 * others.
 */
public final class HeartbeatSchedule {
  /** On a connection that is not between voters nor to the leader. */
  static final int SLOWER = 10;

  private final long intervalMillis;
  private long dueAt;
  private int beats;

  public HeartbeatSchedule(long intervalMillis) {
    this.intervalMillis = intervalMillis;
  }

  public boolean isDue(long now) {
    return now >= dueAt;
  }

  public long dueAt() {
    return dueAt;
  }

  /** A heartbeat goes out now. Returns whether it goes to all. */
  public boolean beat(long now) {
    dueAt = now + intervalMillis;
    beats++;
    return beats % SLOWER == 1;
  }

  /** The next one goes to all. It comes soon enough, so that much news costs no more than some. */
  public void toAll() {
    beats = 0;
  }

  /** The next one is due at once, because something changed that others should know. */
  public void hurry() {
    dueAt = Long.MIN_VALUE;
  }
}
