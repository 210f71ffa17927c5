package dev.parley.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** CRC-32C values, and objects that end with one: {@code …,"crc":"9ae0c1f3"}}. */
public final class Crc {
  private static final byte[] OPEN = ",\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int HEX = 8;

  /** The length of what {@link #seal} puts in place of an object's last brace. */
  public static final int TAIL = OPEN.length + HEX + CLOSE.length;

  private Crc() {}

  /** Eight lower-case hex digits. */
  public static String hex(int crc) {
    return new String(hexBytes(crc), StandardCharsets.US_ASCII);
  }

  private static byte[] hexBytes(int crc) {
    byte[] hex = new byte[HEX];
    for (int i = 0; i < HEX; i++) {
      hex[i] = DIGITS[crc >>> (28 - 4 * i) & 0xf];
    }
    return hex;
  }

  /**
   * Reads eight lower-case hex digits. Throws {@link IllegalArgumentException} for anything else.
   */
  public static int parse(String hex) {
    return parse(hex.getBytes(StandardCharsets.UTF_8), 0, hex.length());
  }

  private static int parse(byte[] hex, int from, int length) {
    int crc = 0;
    boolean sound = length == HEX && hex.length >= from + HEX;
    for (int i = from; sound && i < from + HEX; i++) {
      int digit = digit(hex[i]);
      sound = digit >= 0;
      crc = crc << 4 | digit & 0xf;
    }
    if (!sound) {
      throw new IllegalArgumentException("a crc is 8 lower-case hex digits");
    }
    return crc;
  }

  private static int digit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** The CRC-32C of a text that is ASCII. */
  public static int of(String ascii) {
    CRC32C crc = new CRC32C();
    crc.update(ascii.getBytes(StandardCharsets.US_ASCII));
    return (int) crc.getValue();
  }

  /**
   * The chain value of a sealed line after the previous value: over that one's eight digits and the
   * line's bytes before its tail.
   */
  public static int chain(int previous, byte[] sealed) {
    return chain(previous, sealed, sealed.length - TAIL);
  }

  private static int chain(int previous, byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(hexBytes(previous));
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Adds the chain value after the previous one as the last field of an object. */
  public static byte[] seal(byte[] object, int previous) {
    byte[] sealed = Arrays.copyOf(object, object.length - 1 + TAIL);
    sealInPlace(sealed, sealed.length, previous);
    return sealed;
  }

  /**
   * As {@link #seal}, of an object that is to end at {@code end}: all of it is there but for its
   * last {@link #TAIL} bytes, its brace among them.
   */
  public static void sealInPlace(byte[] bytes, int end, int previous) {
    int length = end - TAIL;
    byte[] crc = hexBytes(chain(previous, bytes, length));
    System.arraycopy(OPEN, 0, bytes, length, OPEN.length);
    System.arraycopy(crc, 0, bytes, length + OPEN.length, HEX);
    System.arraycopy(CLOSE, 0, bytes, length + OPEN.length + HEX, CLOSE.length);
  }

  /**
   * The chain value that a sealed object bears. Throws {@link IllegalArgumentException} unless it
   * is the object's last field, in the one form that {@link #seal} writes.
   */
  public static int sealed(byte[] object) {
    int at = object.length - TAIL;
    if (at < 1
        || !Arrays.equals(object, at, at + OPEN.length, OPEN, 0, OPEN.length)
        || !Arrays.equals(object, at + 16, object.length, CLOSE, 0, CLOSE.length)) {
      throw new IllegalArgumentException("the crc must be the last field, with no space around it");
    }
    return parse(object, at + OPEN.length, HEX);
  }
}
