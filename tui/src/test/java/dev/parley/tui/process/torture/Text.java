package dev.parley.tui.process.torture;

import java.nio.charset.StandardCharsets;

/**
 * The text of a message, which says where it comes from.
 *
 * @param disk the how manieth data directory of that peer
 * @param number 1, 2, 3 … on that disk
 */
record Text(int peer, int disk, int number) {
  /** Null: nobody here has typed that. */
  static Text parse(String payload) {
    String[] parts = payload.split("\\.");
    try {
      return parts.length != 3
          ? null
          : new Text(
              Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return peer + "." + disk + "." + number;
  }

  /** Sixty-four bits that tell strings apart (FNV-1a), so that they need not be kept. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }
}
