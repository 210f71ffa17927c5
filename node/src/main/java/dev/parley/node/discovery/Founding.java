package dev.parley.node.discovery;

/**
 * Whether a newcomer founds a group (docs/protocol.md section 4): when it has listened for a while,
 * hears no member, and of the newcomers that it hears none comes before it. For one thread; times
 * in milliseconds of a clock that never goes back.
 */
final class Founding {
  static final int LISTEN_MILLIS = 1000;
  static final int MOST_EXTRA_MILLIS = 500;

  /** A newcomer that comes first, and asks on and on, holds nobody up for longer. */
  static final long PATIENCE_MILLIS = 10_000;

  /** Called less often than this, the process stood still, and heard nobody. */
  static final long PAUSE_MILLIS = 600;

  private long listenUntil;
  private long lastAsked;

  /**
   * @param listenMillis 0: there is nobody to be heard
   */
  Founding(int listenMillis, long now) {
    listenUntil = now + listenMillis;
    lastAsked = now;
  }

  /** Asked several times a second. */
  boolean isDue(boolean hearsMember, boolean hearsOneBefore, long now) {
    if (now - lastAsked >= PAUSE_MILLIS) {
      listenUntil = Math.max(listenUntil, now + LISTEN_MILLIS);
    }
    lastAsked = now;
    boolean waits = hearsOneBefore && now < listenUntil + PATIENCE_MILLIS;
    return now >= listenUntil && !hearsMember && !waits;
  }

  long listensUntil() {
    return listenUntil;
  }
}
