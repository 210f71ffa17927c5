package dev.parley.node.store;

import dev.parley.protocol.log.LogPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * How far the log is known to be on disk. Two slots with a checksum each, written in turn, so that
 * one that is lost leaves the other; each within one sector, which a disk writes as a whole.
 * Written after each sync of the log and not itself synced: it is never ahead of the log. A cut
 * takes the mark back first, in both slots and synced; or a mark from before the cut would show as
 * damage. Used by the disk thread.
 */
final class LogMark {
  private static final String NAME = "mark";
  private static final int SLOT_BYTES = 40;

  /** No log is synced so often: a higher one was not written by a peer. */
  private static final long LAST_GENERATION = 1L << 62;

  /** Slots lie in different sectors. */
  private static final int SLOT_DISTANCE = 4096;

  /**
   * What a slot says.
   *
   * @param generation the slot with the higher one was written later
   * @param seqNo the last entry known to be on disk
   * @param crc its chain value
   * @param commitSeq at most {@code seqNo}
   */
  record Slot(long generation, long seqNo, int crc, long commitSeq) {
    private ByteBuffer toBytes() {
      ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES);
      bytes.putLong(generation).putLong(seqNo).putLong(commitSeq).putInt(crc);
      return bytes.putInt(Sealed.checksum(bytes.array(), bytes.position())).rewind();
    }

    private static Slot read(byte[] bytes, int at) {
      if (bytes.length < at + SLOT_BYTES) {
        return null;
      }
      ByteBuffer in = ByteBuffer.allocate(SLOT_BYTES).put(bytes, at, SLOT_BYTES).rewind();
      long generation = in.getLong();
      long seqNo = in.getLong();
      long commitSeq = in.getLong();
      int crc = in.getInt();
      int sum = Sealed.checksum(in.array(), in.position());
      boolean possible =
          generation > 0 && generation < LAST_GENERATION && seqNo >= 0 && commitSeq >= 0;
      return possible && sum == in.getInt() ? new Slot(generation, seqNo, crc, commitSeq) : null;
    }
  }

  private final Folder folder;
  private final FileChannel file;
  private Slot newest;

  private LogMark(Folder folder, Slot newest) throws IOException {
    this.folder = folder;
    this.newest = newest;
    this.file = folder.open(NAME, StandardOpenOption.WRITE);
  }

  /** Makes the mark of an empty log. */
  static void create(Folder folder) throws IOException {
    Slot slot = new Slot(1, 0, 0, 0);
    ByteBuffer bytes = ByteBuffer.allocate(2 * SLOT_DISTANCE);
    bytes.put(slot.toBytes()).position(SLOT_DISTANCE).put(slot.toBytes());
    folder.replace(NAME, bytes.array());
  }

  /** Opens the mark. Throws {@link DamageException} if it has no valid slot. */
  static LogMark open(Folder folder) throws IOException, DamageException {
    byte[] bytes = folder.read(NAME);
    if (bytes == null) {
      throw new DamageException("the log's mark is missing");
    }
    Slot one = Slot.read(bytes, 0);
    Slot other = Slot.read(bytes, SLOT_DISTANCE);
    if (one == null && other == null) {
      throw new DamageException("the log's mark is unreadable");
    }
    boolean oneIsNewer = other == null || (one != null && one.generation > other.generation);
    return new LogMark(folder, oneIsNewer ? one : other);
  }

  Slot newest() {
    return newest;
  }

  /** The log is on disk up to there. */
  void write(LogPosition synced, long commitSeq) throws IOException {
    Slot slot =
        new Slot(
            newest.generation + 1,
            synced.seqNo(),
            synced.crc(),
            Math.max(newest.commitSeq, Math.min(commitSeq, synced.seqNo())));
    folder.disk().write(file, slot.toBytes(), slot.generation % 2 * SLOT_DISTANCE);
    newest = slot;
  }

  /** The log will end there: in both slots, and on disk, before anything is cut. */
  void takeBack(LogPosition end) throws IOException {
    long commitSeq = newest.commitSeq;
    write(end, commitSeq);
    write(end, commitSeq);
    folder.force(file);
  }

  void close() {
    Folder.closeQuietly(file);
  }
}
