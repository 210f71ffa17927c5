package dev.parley.protocol.log;

import dev.parley.protocol.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text as it stands between the quotes of a chat line: in UTF-8, with the four escapes that a
 * {@link PlainText} can need. There is one such form of a text, the one that Jackson writes. On
 * everything else both directions give up: other escapes, what is no UTF-8, what no text may
 * contain.
 *
 * <p>It works on bytes, a loop and a table, since with the quick compiler each call for each
 * character shows.
 */
final class QuotedText {
  /** By byte, without its sign: printable ASCII that needs no backslash. */
  private static final boolean[] PLAIN = new boolean[256];

  /** By ASCII byte: what stands behind a backslash for it; 0: it stands for itself. */
  private static final byte[] ESCAPE = new byte[128];

  /** By the byte behind a backslash: what both stand for; 0: for nothing here. */
  private static final byte[] ESCAPED = new byte[128];

  static {
    Arrays.fill(PLAIN, ' ', '~' + 1, true);
    String stand = "\"\\\n\t";
    String letters = "\"\\nt";
    for (int i = 0; i < stand.length(); i++) {
      PLAIN[stand.charAt(i)] = false;
      ESCAPE[stand.charAt(i)] = (byte) letters.charAt(i);
      ESCAPED[letters.charAt(i)] = (byte) stand.charAt(i);
    }
  }

  // Most letters are in these two ranges, in which a text may have all code points.

  /** First byte of U+00C0, and of the last before U+0600. */
  private static final byte FIRST_OF_TWO = (byte) 0xc3;

  private static final byte LAST_OF_TWO = (byte) 0xd7;

  /** First byte of U+3000, and of the last before U+D000. */
  private static final byte FIRST_OF_THREE = (byte) 0xe3;

  private static final byte LAST_OF_THREE = (byte) 0xec;

  private final byte[] line;
  private final int begin;
  private int end;
  private int escapes;

  private QuotedText(byte[] line, int begin, int end) {
    this.line = line;
    this.begin = begin;
    this.end = end;
  }

  /** Whether a byte is a character of a text, and stands for itself. */
  static boolean isPlain(byte b) {
    return PLAIN[b & 0xff];
  }

  /**
   * Finds the quote behind a text. Null: it gave up.
   *
   * @param plainEnd up to there all bytes are known to be plain
   * @param maxBytes of the text itself, without its backslashes
   */
  static QuotedText read(byte[] line, int begin, int plainEnd, int maxBytes) {
    QuotedText text = new QuotedText(line, begin, plainEnd);
    return text.findsEnd() && text.end - begin - text.escapes <= maxBytes ? text : null;
  }

  private boolean findsEnd() {
    int length = 1;
    while (length > 0 && end < line.length && line[end] != '"') {
      length = isPlain(line[end]) ? 1 : notPlain(end);
      end += length;
    }
    return length > 0 && end < line.length;
  }

  /** The length of what begins there; 0: it gives up. */
  private int notPlain(int at) {
    if (line[at] < 0) {
      return sequence(line, at);
    }
    boolean isEscape =
        line[at] == '\\' && at + 1 < line.length && line[at + 1] > 0 && ESCAPED[line[at + 1]] > 0;
    escapes++;
    return isEscape ? 2 : 0;
  }

  /** The length of a character beyond ASCII; 0: it may not be in a text, or is none. */
  private static int sequence(byte[] bytes, int at) {
    byte first = bytes[at];
    if (first >= FIRST_OF_TWO && first <= LAST_OF_TWO) {
      return isNext(bytes, at + 1) ? 2 : 0;
    }
    if (first >= FIRST_OF_THREE && first <= LAST_OF_THREE) {
      return isNext(bytes, at + 1) && isNext(bytes, at + 2) ? 3 : 0;
    }
    int codePoint = Utf8.codePoint(bytes, at);
    return codePoint >= 0 && PlainText.allows(codePoint) ? Utf8.length(codePoint) : 0;
  }

  private static boolean isNext(byte[] bytes, int at) {
    return at < bytes.length && bytes[at] < (byte) 0xc0;
  }

  /** Where the quote behind it is. */
  int end() {
    return end;
  }

  /** What it says. */
  String text() {
    if (escapes == 0) {
      return new String(line, begin, end - begin, StandardCharsets.UTF_8);
    }
    byte[] text = new byte[end - begin - escapes];
    int at = begin;
    for (int i = 0; i < text.length; i++) {
      text[i] = line[at] == '\\' ? ESCAPED[line[++at]] : line[at];
      at++;
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  /**
   * How a text stands in a line; null: it gave up.
   *
   * @param maxBytes of the text itself, without its backslashes
   */
  static byte[] write(String text, int maxBytes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    // Half a surrogate pair becomes a question mark.
    while (at < bytes.length
        && isPlain(bytes[at])
        && (bytes[at] != '?' || text.charAt(at) == '?')) {
      at++;
    }
    if (bytes.length > maxBytes) {
      return null;
    }
    return at == bytes.length ? bytes : writeNotPlain(text, bytes, at);
  }

  /** As {@link #write}, of a text whose bytes are plain up to there. */
  private static byte[] writeNotPlain(String text, byte[] bytes, int plainEnd) {
    int escapes = 0;
    boolean asks = false;
    int length;
    for (int at = plainEnd; at < bytes.length; at += length) {
      byte b = bytes[at];
      length = b < 0 ? sequence(bytes, at) : 1;
      if (b >= 0 && !isPlain(b)) {
        length = ESCAPE[b] > 0 ? 1 : 0;
        escapes++;
      }
      if (length == 0) {
        return null;
      }
      asks |= b == '?';
    }
    if (asks && Utf8.length(text) < 0) {
      return null;
    }
    return escapes == 0 ? bytes : escaped(bytes, escapes);
  }

  private static byte[] escaped(byte[] text, int escapes) {
    byte[] bytes = new byte[text.length + escapes];
    int end = 0;
    for (byte b : text) {
      if (b > 0 && ESCAPE[b] > 0) {
        bytes[end++] = '\\';
        bytes[end++] = ESCAPE[b];
      } else {
        bytes[end++] = b;
      }
    }
    return bytes;
  }
}
