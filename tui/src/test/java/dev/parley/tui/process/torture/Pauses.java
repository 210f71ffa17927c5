package dev.parley.tui.process.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The longest silence after each fault, at peers that were alive and connected all the time while a
 * majority was. Guarded by itself.
 */
final class Pauses {
  private final boolean[] sound;
  private final long[] since;
  private final List<Long> longest = new ArrayList<>();
  private long worst;
  private String worstAt = "";
  private boolean begun;

  Pauses(int peers) {
    sound = new boolean[peers + 1];
    since = new long[peers + 1];
  }

  /** A fault begins. Returns, in words, the longest silence since the last one; may be empty. */
  synchronized String fault() {
    final String before = worstAt;
    if (begun && worst > 0) {
      longest.add(worst);
    }
    begun = true;
    worst = 0;
    worstAt = "";
    return before;
  }

  /** Who is alive and connected from now on has changed. Place 0 is not used. */
  synchronized void change(boolean[] now, long nanos) {
    boolean hadMajority = majority();
    boolean[] before = sound.clone();
    System.arraycopy(now, 0, sound, 0, now.length);
    for (int id = 1; id < sound.length; id++) {
      if (!hadMajority || !before[id]) {
        since[id] = nanos;
      }
    }
  }

  synchronized void delivered(int id, long nanos) {
    if (begun && sound[id] && majority()) {
      long millis = (nanos - since[id]) / 1_000_000;
      if (millis > worst) {
        worst = millis;
        worstAt = "peer " + id + " showed nothing for " + millis + " ms";
      }
    }
    since[id] = nanos;
  }

  private boolean majority() {
    int count = 0;
    for (int id = 1; id < sound.length; id++) {
      count += sound[id] ? 1 : 0;
    }
    return count > (sound.length - 1) / 2;
  }

  /** In milliseconds; -1: nothing was measured. */
  synchronized long percentile(int percent) {
    long[] sorted = longest.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? -1 : sorted[(sorted.length - 1) * percent / 100];
  }
}
