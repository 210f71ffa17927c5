package dev.parley.tui.screen.view;

import java.util.Locale;

/** Times as short as a line of cells wants them. */
final class Durations {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Durations() {}

  /** {@code 0:41}, {@code 1:02:03}. */
  static String clock(long millis) {
    long seconds = Math.max(0, millis) / 1000;
    long hours = seconds / HOUR;
    long minutes = seconds % HOUR / MINUTE;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % MINUTE);
  }

  /** {@code 1.2 s} below ten seconds, {@code 0:41} from there on. */
  static String fine(long millis) {
    long time = Math.max(0, millis);
    return time < 10_000 ? time / 1000 + "." + time % 1000 / 100 + " s" : clock(time);
  }

  /** {@code 3 s}, {@code 4 min}, {@code 2 h}, rounded up: what is left is never 0. */
  static String left(long millis) {
    long seconds = Math.max(1, (millis + 999) / 1000);
    if (seconds < 2 * MINUTE) {
      return seconds + " s";
    }
    return seconds < 2 * HOUR
        ? (seconds + MINUTE - 1) / MINUTE + " min"
        : (seconds + HOUR - 1) / HOUR + " h";
  }

  /** {@code <1m}, {@code 4m}, {@code 3h}, {@code 12d}. */
  static String tiny(long millis) {
    long seconds = Math.max(0, millis) / 1000;
    if (seconds < MINUTE) {
      return "<1m";
    }
    if (seconds < HOUR) {
      return seconds / MINUTE + "m";
    }
    return seconds < DAY ? seconds / HOUR + "h" : Math.min(999, seconds / DAY) + "d";
  }
}
