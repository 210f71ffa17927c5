package dev.parley.node.store;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.LogPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Puts entries on disk, many in one write and one sync. Each method may be called again with the
 * same arguments after it has thrown, and then goes on where it stopped; but a sync that failed is
 * never tried again on the same file: the operating system may have dropped what it could not
 * write, and would then call the file clean. What was written since the last good sync is written
 * to a new file instead. Used by the disk thread.
 */
final class LogWriter {
  /** A write; more than the longest line. */
  private static final int BUFFER_BYTES = 512 * 1024;

  private final Segments segments;
  private final Folder folder;
  private final LogMark mark;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  private Segment segment;
  private FileChannel file;
  private LogPosition written;
  private LogPosition synced;

  /** Where the segment's synced part ends. */
  private long syncedOffset;

  private boolean isSyncFailed;

  /**
   * Goes on after {@code end}, all of which is on disk.
   *
   * @param last the segment that holds it; null for an empty log
   */
  LogWriter(Segments segments, LogMark mark, LogPosition end, Segment last) throws IOException {
    this.segments = segments;
    this.folder = segments.folder();
    this.mark = mark;
    this.written = end;
    this.synced = end;
    if (last != null) {
      goOnIn(last);
    }
  }

  private void goOnIn(Segment last) throws IOException {
    closeFile();
    file = folder.open(SegmentName.lines(last.first()), StandardOpenOption.WRITE);
    segment = last;
    syncedOffset = last.index().end();
    segments.last(last);
  }

  /** The last entry that is on disk, as far as syncing is asked for. */
  LogPosition synced() {
    return synced;
  }

  /**
   * Writes and syncs entries that follow each other. They must be the same, or go on after the
   * same, when it is called again after a failure.
   */
  void append(List<Entry> entries, long commitSeq) throws IOException {
    append(entries);
    markSynced(commitSeq);
  }

  private void append(List<Entry> entries) throws IOException {
    if (isSyncFailed) {
      writeToNewFile(entries);
    }
    int next = 0;
    while (next < entries.size() && entries.get(next).seqNo() <= written.seqNo()) {
      next++;
    }
    while (next < entries.size()) {
      long first = SegmentName.first(entries.get(next).seqNo());
      if (segment == null || segment.first() != first) {
        beginSegment(first);
      }
      next = writeSome(entries, next);
    }
    sync();
  }

  /**
   * Writes and syncs the first entry of a group that is not founded yet: the mark stays where it
   * was. May be called again after a failure.
   */
  void found(Entry first) throws IOException {
    append(List.of(first));
  }

  /** Tells the mark how far the log is on disk. */
  void markSynced(long commitSeq) throws IOException {
    mark.write(synced, commitSeq);
  }

  /** Writes as many as fit into the buffer and the segment; returns the next to write. */
  private int writeSome(List<Entry> entries, int begin) throws IOException {
    long last = SegmentName.last(segment.first());
    buffer.clear();
    int next = begin;
    while (next < entries.size()
        && entries.get(next).seqNo() <= last
        && entries.get(next).line().length < buffer.remaining()) {
      buffer.put(entries.get(next).line()).put((byte) '\n');
      next++;
    }
    folder.disk().write(file, buffer.flip(), segment.index().end());
    for (Entry entry : entries.subList(begin, next)) {
      segment.index().add(entry.line().length + 1);
      written = entry.position();
    }
    return next;
  }

  private void sync() throws IOException {
    if (synced.seqNo() == written.seqNo()) {
      return;
    }
    try {
      folder.force(file);
    } catch (IOException e) {
      isSyncFailed = true;
      throw e;
    }
    synced = written;
    syncedOffset = segment.index().end();
  }

  /** Finishes the segment, if there is one, and begins the next. */
  private void beginSegment(long first) throws IOException {
    if (segment != null) {
      sync();
      segment.saveIndex();
    }
    FileChannel begun =
        folder.open(
            SegmentName.lines(first),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      folder.forceFolder();
    } finally {
      begun.close();
    }
    goOnIn(new Segment(folder, first, new SegmentIndex()));
  }

  /** The sound part and what was written after it, in a new file that takes the old one's name. */
  private void writeToNewFile(List<Entry> entries) throws IOException {
    String name = SegmentName.lines(segment.first());
    try (FileChannel to = folder.openNew(name)) {
      long end = copySynced(to);
      for (Entry entry : entries) {
        if (entry.seqNo() > synced.seqNo() && entry.seqNo() <= written.seqNo()) {
          buffer.clear().put(entry.line()).put((byte) '\n');
          folder.disk().write(to, buffer.flip(), end);
          end += entry.line().length + 1;
        }
      }
      folder.putInPlace(to, name);
    }
    segment.replaced();
    goOnIn(segment);
    synced = written;
    isSyncFailed = false;
  }

  private long copySynced(FileChannel to) throws IOException {
    FileChannel from = segment.channel();
    long end = 0;
    while (end < syncedOffset) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), syncedOffset - end));
      if (folder.disk().read(from, buffer, end) < 0) {
        throw new IOException(folder.file(SegmentName.lines(segment.first())) + " is too short");
      }
      int length = buffer.flip().remaining();
      folder.disk().write(to, buffer, end);
      end += length;
    }
    return end;
  }

  /**
   * Cuts off all above {@code end}: the mark first, then segments from the highest down, then the
   * rest of the last one.
   */
  void cut(LogPosition end) throws IOException {
    mark.takeBack(end);
    deleteAbove(end.seqNo());
    if (end.seqNo() == 0) {
      closeFile();
      segment = null;
    } else {
      cutSegment(end);
    }
    written = end;
    synced = end;
  }

  private void deleteAbove(long seqNo) throws IOException {
    List<Long> firsts = SegmentName.firsts(folder.list());
    for (int i = firsts.size() - 1; i >= 0 && firsts.get(i) > seqNo; i--) {
      folder.delete(SegmentName.checkpoint(firsts.get(i)));
      folder.delete(SegmentName.index(firsts.get(i)));
      folder.delete(SegmentName.lines(firsts.get(i)));
    }
    segments.forgetAbove(seqNo);
    folder.forceFolder();
  }

  private void cutSegment(LogPosition end) throws IOException {
    Segment last = segments.holding(end.seqNo());
    long offset = last.offsetOf(end.seqNo() + 1);
    last.index().truncate((int) (end.seqNo() - last.first() + 1), offset);
    goOnIn(last);
    if (end.seqNo() < SegmentName.last(last.first())) {
      folder.delete(SegmentName.checkpoint(last.first()));
      folder.delete(SegmentName.index(last.first()));
    }
    if (isSyncFailed) {
      written = end;
      synced = end;
      writeToNewFile(List.of());
      return;
    }
    folder.disk().truncate(file, offset);
    try {
      folder.force(file);
    } catch (IOException e) {
      isSyncFailed = true;
      throw e;
    }
  }

  /** Tells the mark what is committed, when nothing was appended that would have told it. */
  void markCommitted(long commitSeq) throws IOException {
    if (!isSyncFailed && Math.min(commitSeq, synced.seqNo()) > mark.newest().commitSeq()) {
      mark.write(synced, commitSeq);
    }
  }

  void close() {
    closeFile();
    mark.close();
  }

  private void closeFile() {
    Folder.closeQuietly(file);
    file = null;
  }
}
