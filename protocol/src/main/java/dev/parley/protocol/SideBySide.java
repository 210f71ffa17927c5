package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Two lines that should be one, for people: the part in which they differ, where they are long. */
final class SideBySide {
  /** What is shown of a line before the first byte that differs, and from there on. */
  private static final int AROUND_BYTES = 200;

  private SideBySide() {}

  /** Either line may be null: there is none. */
  static String text(byte[] here, byte[] there, String who) {
    int at = here == null || there == null ? 0 : Math.max(0, Arrays.mismatch(here, there));
    String text = "  here: " + (here == null ? "nothing" : part(here, at));
    return there == null ? text : text + "\n  " + who + ":   " + part(there, at);
  }

  private static String part(byte[] line, int at) {
    int begin = line.length <= 2 * AROUND_BYTES ? 0 : Math.max(0, at - AROUND_BYTES);
    int end = Math.min(line.length, Math.max(begin, at - AROUND_BYTES) + 2 * AROUND_BYTES);
    String text = new String(line, begin, end - begin, StandardCharsets.UTF_8);
    return (begin > 0 ? "…" : "")
        + text.replaceAll("\\p{Cntrl}", "?")
        + (end < line.length ? "…" : "");
  }
}
