package dev.parley.protocol.sim;

/**
 * What a machine takes for the time: never goes back, runs a little fast or slow, and may jump
 * forward.
 */
final class SimClock {
  private static final int UNIT = 1000;

  private final int speed;
  private long ahead;

  /**
   * @param speed of 1000 milliseconds of the world it counts so many
   */
  SimClock(int speed) {
    this.speed = speed;
  }

  /** What it shows at that time of the world. */
  long read(long time) {
    return time * speed / UNIT + ahead;
  }

  /** When in the world it shows at least {@code shown}. */
  long when(long shown) {
    return ((shown - ahead) * UNIT + speed - 1) / speed;
  }

  void jump(long millis) {
    ahead += millis;
  }
}
