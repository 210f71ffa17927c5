package dev.parley.protocol.json;

/** What is well-formed: no lone surrogates in a text, no stray bytes in a line. */
public final class Utf8 {
  private static final int NONE = -1;

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
        int codePoint = codePoint(line, i);
        if (codePoint < 0) {
          throw new IllegalArgumentException("not UTF-8, at byte " + i);
        }
        i += length(codePoint);
      }
    }
  }

  /** The length of a code point, in bytes. */
  public static int length(int codePoint) {
    if (codePoint < 0x800) {
      return codePoint < 0x80 ? 1 : 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  /**
   * The code point beyond ASCII whose bytes begin there; negative where none does, in its shortest
   * form.
   */
  public static int codePoint(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    if (first < 0xe0) {
      return first < 0xc2 ? NONE : (first & 0x1f) << 6 | next(bytes, at + 1);
    }
    int begin = (first & 0x0f) << 6 | next(bytes, at + 1);
    if (first < 0xf0) {
      int codePoint = begin << 6 | next(bytes, at + 2);
      boolean isSurrogate = codePoint >>> 11 == Character.MIN_SURROGATE >>> 11;
      return codePoint < 0x800 || isSurrogate ? NONE : codePoint;
    }
    int codePoint = (begin << 6 | next(bytes, at + 2)) << 6 | next(bytes, at + 3);
    return codePoint < 0x10000 || codePoint > Character.MAX_CODE_POINT ? NONE : codePoint;
  }

  /** What a further byte of a sequence adds; where it is none, its sign stays in the sum. */
  private static int next(byte[] bytes, int at) {
    return at < bytes.length && bytes[at] < (byte) 0xc0 ? bytes[at] & 0x3f : NONE;
  }
}
