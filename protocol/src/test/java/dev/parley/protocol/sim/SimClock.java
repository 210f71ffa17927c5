package dev.parley.protocol.sim;

/**
 * What a machine takes for the time: never goes back, runs fast or slow, and may jump forward. Its
 * time of day goes with it, and may be set back, too.
 */
final class SimClock {
  private static final int UNIT = 1000;
  private static final long WALL_START = 5_000_000;

  private final int ownSpeed;
  private int speed;
  private long since;
  private long shownThen;
  private long wallAhead;

  /**
   * @param speed of 1000 milliseconds of the world it counts so many
   */
  SimClock(int speed) {
    this.ownSpeed = speed;
    this.speed = speed;
  }

  /** What it shows at that time of the world. */
  long read(long time) {
    return (time - since) * speed / UNIT + shownThen;
  }

  /** When in the world it shows at least {@code shown}. */
  long when(long shown) {
    return since + ((shown - shownThen) * UNIT + speed - 1) / speed;
  }

  void jump(long millis) {
    shownThen += millis;
  }

  /** From that time of the world on it counts so many of its milliseconds in a second. */
  void run(int newSpeed, long time) {
    shownThen = read(time);
    since = time;
    speed = newSpeed;
  }

  /** From that time of the world on it is as good as it was at first. */
  void recover(long time) {
    run(ownSpeed, time);
  }

  /** What people take for the time of day; it may be set back. */
  long wall(long time) {
    return Math.max(0, WALL_START + read(time) + wallAhead);
  }

  /** Sets the time of day forward, or back. */
  void setWall(long millis) {
    wallAhead += millis;
  }
}
