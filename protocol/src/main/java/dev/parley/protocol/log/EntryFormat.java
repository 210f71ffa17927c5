package dev.parley.protocol.log;

/** Makes and reads the one line of bytes of an entry, and its chain value. */
public final class EntryFormat {
  private EntryFormat() {}

  /** The chain value before the first entry: the CRC-32C of the group id's 36 characters. */
  public static int genesis(String groupId) {
    throw new UnsupportedOperationException();
  }

  /** Makes an entry that follows the one with that chain value. */
  public static Entry make(long seqNo, long term, EntryBody body, int prevCrc) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a line without its line feed, and keeps it: the caller must not write to it again. Checks
   * its form and its bounds, not its chain. Throws {@link IllegalArgumentException} that says what
   * is wrong.
   */
  public static Entry read(byte[] line) {
    throw new UnsupportedOperationException();
  }

  /** Whether the entry's {@code crc} follows from that chain value. */
  public static boolean follows(Entry entry, int prevCrc) {
    throw new UnsupportedOperationException();
  }
}
