package dev.parley.protocol.log;

import java.nio.charset.StandardCharsets;

/**
 * The origins that were read of late, each as one string: to compare it with itself, or to hash it,
 * costs nothing then. Any thread; where two meet, a string is made twice.
 */
final class Origins {
  private static final int PLACES = 1024;
  private static final Origin[] RECENT = new Origin[PLACES];

  private record Origin(long value, String text) {}

  private Origins() {}

  /** The origin of that value, as it stands there. */
  static String of(long value, byte[] line, int from, int length) {
    int place = (int) ((value ^ value >>> 32) & PLACES - 1);
    Origin recent = RECENT[place];
    if (recent == null || recent.value != value) {
      String text = new String(line, from, length, StandardCharsets.ISO_8859_1);
      recent = new Origin(value, text);
      RECENT[place] = recent;
    }
    return recent.text;
  }
}
