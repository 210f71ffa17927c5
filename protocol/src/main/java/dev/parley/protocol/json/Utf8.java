package dev.parley.protocol.json;

/** What is well-formed: no lone surrogates in a text, no stray bytes in a line. */
public final class Utf8 {
  private Utf8() {}

  /** The length of a text as UTF-8, in bytes; -1 where it holds half a surrogate pair. */
  public static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        return -1;
      }
    }
    return bytes;
  }

  /**
   * Throws {@link IllegalArgumentException} unless the bytes are UTF-8 in its shortest form with no
   * control characters but tabs. The JSON parser is lenient about this; two readers that took the
   * same bytes for different texts would show different histories.
   */
  static void check(byte[] line) {
    int i = 0;
    while (i < line.length) {
      int b = line[i];
      if (b >= 0x20 || b == '\t') {
        i++;
      } else if (b >= 0) {
        throw new IllegalArgumentException("a control character in the line, at byte " + i);
      } else {
        i += sequence(line, i);
      }
    }
  }

  /** The length of the sequence of two to four bytes that begins at {@code at}. */
  private static int sequence(byte[] line, int at) {
    int first = line[at] & 0xff;
    int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    int codePoint = first & (0xff >> (length + 1));
    boolean sound = first >= 0xc2 && first <= 0xf4 && at + length <= line.length;
    for (int i = at + 1; sound && i < at + length; i++) {
      sound = (line[i] & 0xc0) == 0x80;
      codePoint = codePoint << 6 | line[i] & 0x3f;
    }
    if (!sound || codePoint > 0x10ffff || !isShortest(codePoint, length)) {
      throw new IllegalArgumentException("not UTF-8, at byte " + at);
    }
    return length;
  }

  private static boolean isShortest(int codePoint, int length) {
    boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return codePoint >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000) && !surrogate;
  }
}
