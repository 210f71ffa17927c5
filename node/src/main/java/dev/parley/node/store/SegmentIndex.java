package dev.parley.node.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the lines of a segment begin: one offset for every {@link #STRIDE} entries. The disk thread
 * adds to it while others look things up; safe for any thread.
 */
final class SegmentIndex {
  /** Entries between two offsets; about 4 KiB of short messages. */
  static final int STRIDE = 32;

  private static final int HEAD_BYTES = 16;

  private long[] offsets = new long[16];
  private int count;
  private long end;

  /** The next line, with its line feed, has that many bytes. */
  synchronized void add(int lineBytes) {
    if (count % STRIDE == 0) {
      int slot = count / STRIDE;
      if (slot == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * slot);
      }
      offsets[slot] = end;
    }
    count++;
    end += lineBytes;
  }

  /** Keeps the first {@code kept} lines, which end at that offset. */
  synchronized void truncate(int kept, long endOffset) {
    count = kept;
    end = endOffset;
  }

  /** How many lines there are. */
  synchronized int count() {
    return count;
  }

  /** Where the last line ends. */
  synchronized long end() {
    return end;
  }

  /** A known offset at or before a line, and whose it is. */
  synchronized Known atOrBefore(int line) {
    if (line >= count) {
      return new Known(count, end);
    }
    int slot = line / STRIDE;
    return new Known(slot * STRIDE, offsets[slot]);
  }

  /**
   * A place in the segment.
   *
   * @param line 0 for the first one
   */
  record Known(int line, long offset) {}

  /** The file form: checksum, count, end, offsets. */
  synchronized byte[] toBytes() {
    int slots = (count + STRIDE - 1) / STRIDE;
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + slots * Long.BYTES);
    bytes.position(4).putInt(count).putLong(end);
    for (int i = 0; i < slots; i++) {
      bytes.putLong(offsets[i]);
    }
    return bytes.putInt(0, checksum(bytes.array())).array();
  }

  /** Reads the file form; null if it is not sound. */
  static SegmentIndex fromBytes(byte[] bytes) {
    if (bytes.length < HEAD_BYTES) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int sum = in.getInt();
    SegmentIndex index = new SegmentIndex();
    index.count = in.getInt();
    index.end = in.getLong();
    int slots = in.remaining() / Long.BYTES;
    if (sum != checksum(bytes) || slots != (index.count + STRIDE - 1) / STRIDE) {
      return null;
    }
    index.offsets = new long[Math.max(1, slots)];
    for (int i = 0; i < slots; i++) {
      index.offsets[i] = in.getLong();
    }
    return index;
  }

  private static int checksum(byte[] bytes) {
    byte[] summed = Arrays.copyOfRange(bytes, 4, bytes.length);
    return Sealed.checksum(summed, summed.length);
  }
}
