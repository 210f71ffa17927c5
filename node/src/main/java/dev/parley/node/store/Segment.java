package dev.parley.node.store;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One file of the log, to be read from any thread while the disk thread appends to it. Its channel
 * is never closed here, since a region of it may be on its way to a socket: the garbage collector
 * closes what nobody holds any more.
 */
final class Segment {
  private final Folder folder;
  private final long first;
  private final SegmentIndex index;
  private FileChannel channel;

  Segment(Folder folder, long first, SegmentIndex index) {
    this.folder = folder;
    this.first = first;
    this.index = index;
  }

  /** Opens a finished segment; reads its index, or makes it anew. */
  static Segment open(Folder folder, long first) throws IOException {
    byte[] bytes = folder.read(SegmentName.index(first));
    SegmentIndex saved = bytes == null ? null : SegmentIndex.fromBytes(bytes);
    Segment segment = new Segment(folder, first, saved == null ? new SegmentIndex() : saved);
    if (saved != null && segment.isIndexSound()) {
      return segment;
    }
    segment = new Segment(folder, first, new SegmentIndex());
    segment.scan();
    segment.saveIndex();
    return segment;
  }

  /** Whether the index fits the file, as far as one line shows. */
  private boolean isIndexSound() throws IOException {
    if (index.count() == 0 || index.end() != channel().size()) {
      return false;
    }
    try {
      return entry(first + index.count() - 1).seqNo() == first + index.count() - 1;
    } catch (IOException e) {
      return false;
    }
  }

  private void scan() throws IOException {
    LineScanner lines = new LineScanner(this::readAt, 0, LineScanner.LARGE);
    long before = 0;
    while (lines.skip()) {
      index.add((int) (lines.offset() - before));
      before = lines.offset();
    }
  }

  /** The index can always be made anew: it is neither forced nor missed. */
  void saveIndex() {
    try (FileChannel file =
        folder.open(
            SegmentName.index(first),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      folder.disk().write(file, ByteBuffer.wrap(index.toBytes()), 0);
    } catch (IOException e) {
      return;
    }
  }

  long first() {
    return first;
  }

  SegmentIndex index() {
    return index;
  }

  /** The channel to read from, opened anew if an interrupted reader has closed it. */
  synchronized FileChannel channel() throws IOException {
    if (channel == null || !channel.isOpen()) {
      channel = folder.open(SegmentName.lines(first), StandardOpenOption.READ);
    }
    return channel;
  }

  /** The file was replaced by one that begins with the same lines. */
  synchronized void replaced() {
    channel = null;
  }

  private int readAt(ByteBuffer into, long position) throws IOException {
    while (true) {
      try {
        return folder.disk().read(channel(), into, position);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (ClosedChannelException e) {
        Thread.onSpinWait();
      }
    }
  }

  /** The lines as they are in the file, from that entry on. */
  LineScanner lines(long seqNo) throws IOException {
    return linesFrom(seqNo, LineScanner.LARGE);
  }

  private LineScanner linesFrom(long seqNo, int chunkBytes) throws IOException {
    SegmentIndex.Known known = index.atOrBefore((int) (seqNo - first));
    LineScanner lines = new LineScanner(this::readAt, known.offset(), chunkBytes);
    for (int line = known.line(); line < seqNo - first; line++) {
      if (!lines.skip()) {
        throw damaged(first + line, "it is missing");
      }
    }
    return lines;
  }

  /** Where an entry's line begins, or the end of the last one. */
  long offsetOf(long seqNo) throws IOException {
    SegmentIndex.Known known = index.atOrBefore((int) (seqNo - first));
    return known.line() == seqNo - first
        ? known.offset()
        : linesFrom(seqNo, LineScanner.SMALL).offset();
  }

  Entry entry(long seqNo) throws IOException {
    return next(linesFrom(seqNo, LineScanner.SMALL), seqNo);
  }

  /** Entries from {@code from} on, at least one, and about {@code maxBytes}. */
  List<Entry> read(long from, long upTo, int maxBytes) throws IOException {
    LineScanner lines = linesFrom(from, LineScanner.LARGE);
    List<Entry> entries = new ArrayList<>();
    long begin = lines.offset();
    for (long seqNo = from; seqNo <= upTo; seqNo++) {
      entries.add(next(lines, seqNo));
      if (lines.offset() - begin >= maxBytes) {
        break;
      }
    }
    return entries;
  }

  void forEach(long from, long upTo, Consumer<Entry> each) throws IOException {
    LineScanner lines = linesFrom(from, LineScanner.LARGE);
    for (long seqNo = from; seqNo <= upTo; seqNo++) {
      each.accept(next(lines, seqNo));
    }
  }

  /**
   * What is to be done with a line; an {@link IllegalArgumentException} says that it is damaged.
   */
  interface EachLine {
    void accept(long seqNo, byte[] line) throws IOException;
  }

  /** The lines of those entries, unread. */
  void forEachLine(long from, long upTo, EachLine each) throws IOException {
    LineScanner lines = linesFrom(from, LineScanner.LARGE);
    for (long seqNo = from; seqNo <= upTo; seqNo++) {
      byte[] line = nextLine(lines, seqNo);
      try {
        each.accept(seqNo, line);
      } catch (IllegalArgumentException e) {
        throw damaged(seqNo, e.getMessage());
      }
    }
  }

  private byte[] nextLine(LineScanner lines, long seqNo) throws IOException {
    byte[] line = lines.next();
    if (line == null) {
      throw damaged(seqNo, lines.problem() == null ? "it is missing" : lines.problem());
    }
    return line;
  }

  private Entry next(LineScanner lines, long seqNo) throws IOException {
    return parse(nextLine(lines, seqNo), seqNo);
  }

  /** The entry of that number, which the line must be. */
  Entry parse(byte[] line, long seqNo) throws IOException {
    try {
      Entry entry = EntryFormat.read(line);
      if (entry.seqNo() == seqNo) {
        return entry;
      }
      throw damaged(seqNo, "#" + entry.seqNo() + " is in its place");
    } catch (IllegalArgumentException e) {
      throw damaged(seqNo, e.getMessage());
    }
  }

  private IOException damaged(long seqNo, String why) {
    return new IOException(
        "entry #" + seqNo + " in " + folder.file(SegmentName.lines(first)) + ": " + why);
  }

  /** A region of whole lines, at least one, and about {@code maxBytes}. */
  FileBlock block(long from, long upTo, int maxBytes) throws IOException {
    long begin = offsetOf(from);
    long last = Math.min(upTo, from + Limits.BLOCK_ENTRIES - 1);
    long end = offsetOf(last + 1);
    if (end - begin > maxBytes) {
      last = lastWithin(from, last, begin + maxBytes);
      end = offsetOf(last + 1);
    }
    return new FileBlock(this, from, (int) (last - from + 1), begin, end - begin);
  }

  /** The last entry that ends at or before an offset, as the index knows it; at least the first. */
  private long lastWithin(long from, long upTo, long endOffset) throws IOException {
    long last = from;
    int line = (int) (from - first);
    int known = line - line % SegmentIndex.STRIDE + SegmentIndex.STRIDE;
    while (first + known <= upTo && index.atOrBefore(known).offset() <= endOffset) {
      last = first + known - 1;
      known += SegmentIndex.STRIDE;
    }
    LineScanner lines = linesFrom(last + 1, LineScanner.SMALL);
    while (last < upTo && lines.skip() && lines.offset() <= endOffset) {
      last++;
    }
    return last;
  }
}
