package dev.parley.protocol.log;

import java.util.Arrays;

/**
 * One numbered entry: its fields, and the one line of bytes that is the same on every wire and
 * every disk. Made by {@link EntryFormat} only, which keeps both in step. Immutable; the line must
 * not be written to.
 */
public final class Entry {
  private final LogPosition position;
  private final EntryBody body;
  private final byte[] line;

  Entry(long seqNo, long term, EntryBody body, int crc, byte[] line) {
    position = new LogPosition(seqNo, term, crc);
    this.body = body;
    this.line = line;
  }

  /** Its place in the log: 1 or more. */
  public long seqNo() {
    return position.seqNo();
  }

  /** The term in which its leader made it; 0 for the founding entry alone. */
  public long term() {
    return position.term();
  }

  public EntryBody body() {
    return body;
  }

  public EntryType type() {
    return body.type();
  }

  /**
   * The chain value: CRC-32C over the previous entry's and this line's bytes before its last {@code
   * ,"crc"}.
   */
  public int crc() {
    return position.crc();
  }

  /** The line without its line feed, shared and not copied. */
  public byte[] line() {
    return line;
  }

  public LogPosition position() {
    return position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry entry && Arrays.equals(line, entry.line);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seqNo()) * 31 + crc();
  }

  @Override
  public String toString() {
    return type() + " #" + seqNo() + " t" + term();
  }
}
