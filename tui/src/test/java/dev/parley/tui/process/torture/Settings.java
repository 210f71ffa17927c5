package dev.parley.tui.process.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One run.
 *
 * @param seed of the schedule of faults
 * @param peers 3 to 5
 * @param length from the first fault to the last
 * @param mix which faults
 * @param perSecond messages that each peer is given in a second
 * @param folder where the peers keep their data
 */
record Settings(long seed, int peers, Duration length, Mix mix, int perSecond, Path folder) {
  Settings {
    if (peers < 3 || peers > 5 || perSecond < 1) {
      throw new IllegalArgumentException("3 to 5 peers, 1 message a second or more");
    }
  }
}
