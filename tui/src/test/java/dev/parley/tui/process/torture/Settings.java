package dev.parley.tui.process.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One run.
 *
 * @param seed of the schedule of faults
 * @param peers 3 to 7
 * @param length from the first fault to the last
 * @param mix which faults
 * @param perSecond messages that each peer is given in a second
 * @param proxies whether networks are cut by proxies even where there can be namespaces
 * @param folder where the peers keep their data
 */
record Settings(
    long seed, int peers, Duration length, Mix mix, int perSecond, boolean proxies, Path folder) {
  Settings {
    if (peers < 3 || peers > 7 || perSecond < 1) {
      throw new IllegalArgumentException("3 to 7 peers, 1 message a second or more");
    }
  }

  /** How many messages are typed, at most. */
  long messages() {
    return length.toSeconds() * peers * perSecond;
  }
}
