package dev.parley.protocol.log;

import java.nio.charset.StandardCharsets;

/**
 * Origins and short names that were read of late, each as one string: most lines bear one of a few,
 * and to compare a string with itself, or to hash it again, costs nothing. Any thread; where two
 * meet, a string is made twice.
 */
final class RecentTexts {
  private static final int PLACES = 1024;
  private static final Recent[] RECENT = new Recent[PLACES];

  private record Recent(long value, String text) {}

  private RecentTexts() {}

  /**
   * The ASCII text that stands there.
   *
   * @param value what no other text of that length has
   */
  static String of(long value, byte[] line, int from, int length) {
    int place = (int) ((value ^ value >>> 32) & PLACES - 1);
    Recent recent = RECENT[place];
    if (recent == null || recent.value != value || recent.text.length() != length) {
      recent = new Recent(value, new String(line, from, length, StandardCharsets.ISO_8859_1));
      RECENT[place] = recent;
    }
    return recent.text;
  }
}
