package dev.parley.node.store;

import dev.parley.protocol.json.Crc;
import dev.parley.protocol.json.Fields;
import java.util.zip.CRC32C;

/**
 * A JSON object with a checksum as its last field, so that a torn or flipped one is known as such.
 */
final class Sealed {
  /** Of one array of a long object. */
  private static final int MAX_ELEMENTS = 1024;

  private Sealed() {}

  /** Puts the checksum into an object that has at least one field. */
  static byte[] seal(byte[] object) {
    return Crc.seal(object, 0);
  }

  /** Whether the checksum fits. */
  static boolean isSound(byte[] sealed) {
    try {
      return Crc.sealed(sealed) == Crc.chain(0, sealed);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads a sealed object. Throws {@link IllegalArgumentException} if it is not sound. */
  static Fields read(byte[] sealed) {
    if (Crc.sealed(sealed) != Crc.chain(0, sealed)) {
      throw new IllegalArgumentException("its checksum does not fit");
    }
    return Fields.parse(sealed);
  }

  /** As {@link #read(byte[])}, of an object that may have so many bytes. */
  static Fields read(byte[] sealed, int maxBytes) {
    if (!isSound(sealed)) {
      throw new IllegalArgumentException("its checksum does not fit");
    }
    return Fields.parse(sealed, maxBytes, MAX_ELEMENTS);
  }

  /** The CRC-32C of the first {@code length} bytes. */
  static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
