package dev.parley.node.store;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * Consecutive entries as a region of a segment file, to be sent without reading it: whole lines,
 * each with its line feed. The channel is shared and must not be closed or moved. If the log is cut
 * or a disk fails while the region is sent, it may turn out shorter or hold other lines; who sends
 * it closes the connection on a short read, and who gets it checks the chain.
 */
public final class FileBlock implements EntryBlock {
  private final Segment segment;
  private final FileChannel channel;
  private final long from;
  private final int count;
  private final long offset;
  private final long length;

  FileBlock(Segment segment, long from, int count, long offset, long length) throws IOException {
    this.segment = segment;
    this.channel = segment.channel();
    this.from = from;
    this.count = count;
    this.offset = offset;
    this.length = length;
  }

  /** Open for reading. */
  public FileChannel channel() {
    return channel;
  }

  /** Where the first line begins, in bytes. */
  public long offset() {
    return offset;
  }

  /** Of all lines with their line feeds, in bytes. */
  public long length() {
    return length;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public List<Entry> entries() {
    try {
      return segment.read(from, from + count - 1, Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the entries from #" + from, e);
    }
  }

  @Override
  public String toString() {
    return count + " entries from #" + from;
  }
}
