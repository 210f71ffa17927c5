package dev.parley.tui.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Tells of an entry's line whether its message can be {@link Sought} at all. To parse a line takes
 * ten times as long as to look through its bytes, and nearly all lines of a log are of no use to a
 * search.
 *
 * <p>It lets lines pass in vain, but never keeps back one that has the text in it: what the bytes
 * alone do not tell passes. That is an escape, and a character beyond ASCII where the text has such
 * a one too, or a letter that is the other case of one.
 */
public final class Sieve implements Predicate<byte[]> {
  private static final byte[] PAYLOAD = "\"payload\"".getBytes(StandardCharsets.US_ASCII);

  /** Letters that are the other case of one beyond ASCII: of İ and ı, of the Kelvin sign, of ſ. */
  private static final String TWOFOLD = "iks";

  /** What JSON may escape with no more than a backslash before a character. */
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  /** In place of a character beyond ASCII. */
  private static final byte BEYOND = -1;

  /** The text in lower case, a byte for each character. */
  private final byte[] text;

  /** Whether the text may begin with a byte, for each of the 256. */
  private final boolean[] begins = new boolean[256];

  /**
   * @param sought not empty
   */
  public Sieve(String sought) {
    text = new byte[sought.length()];
    for (int i = 0; i < text.length; i++) {
      char lower = Character.toLowerCase(Character.toUpperCase(sought.charAt(i)));
      text[i] = lower < 0x80 ? (byte) lower : BEYOND;
    }
    for (int b = 0; b < begins.length; b++) {
      begins[b] = b == '\\' || b >= 0x80 || lower((byte) b) == text[0];
    }
  }

  /** Whether the line must be parsed to know. */
  @Override
  public boolean test(byte[] line) {
    for (int at = payload(line); at < line.length; at++) {
      if (begins[line[at] & 0xff] && mayBeAt(line, at)) {
        return true;
      }
    }
    return false;
  }

  /** From where on the message may be; the end of the line: it has none. */
  private static int payload(byte[] line) {
    for (int at = 0; at < line.length; at++) {
      if (line[at] == '\\') {
        // The name of the field may be written with escapes, too.
        return at;
      }
      int end = at + PAYLOAD.length;
      if (line[at] == '"'
          && end <= line.length
          && Arrays.equals(line, at, end, PAYLOAD, 0, PAYLOAD.length)) {
        return end;
      }
    }
    return line.length;
  }

  private boolean mayBeAt(byte[] line, int at) {
    if (at + text.length >= line.length) {
      // A line does not end within its message.
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      byte there = line[at + i];
      if (there == '\\' && mayBeEscaped(text[i], line[at + i + 1])) {
        return true;
      }
      if (there < 0 && (text[i] == BEYOND || TWOFOLD.indexOf(text[i]) >= 0)) {
        return true;
      }
      if (there < 0 || lower(there) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeEscaped(byte sought, byte behindTheBackslash) {
    return behindTheBackslash == 'u' || ESCAPED.indexOf(sought) >= 0;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 'a' - 'A') : b;
  }
}
