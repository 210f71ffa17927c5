package dev.parley.node.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A JSON object with a checksum as its last field, so that a torn or flipped one is known as such.
 */
final class Sealed {
  private static final byte[] FIELD = ",\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int SEAL_BYTES = FIELD.length + 8 + 2;

  private Sealed() {}

  /** Puts the checksum into an object that has at least one field. */
  static byte[] seal(byte[] object) {
    int length = object.length - 1;
    byte[] sealed = Arrays.copyOf(object, length + SEAL_BYTES);
    byte[] tail = tail(object, length);
    System.arraycopy(tail, 0, sealed, length, tail.length);
    return sealed;
  }

  /** The object as it was before it was sealed; null if the checksum does not fit. */
  static byte[] open(byte[] sealed) {
    int length = sealed.length - SEAL_BYTES;
    if (length < 1
        || !Arrays.equals(
            sealed, length, sealed.length, tail(sealed, length), 0, SEAL_BYTES)) {
      return null;
    }
    byte[] object = Arrays.copyOf(sealed, length + 1);
    object[length] = '}';
    return object;
  }

  private static byte[] tail(byte[] bytes, int length) {
    String hex = HexFormat.of().toHexDigits(checksum(bytes, length));
    return (new String(FIELD, StandardCharsets.US_ASCII) + hex + "\"}")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
