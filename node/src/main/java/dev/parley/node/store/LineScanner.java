package dev.parley.node.store;

import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads lines one after the other, holding one chunk of them. One thread. */
final class LineScanner {
  /** For a few lines. */
  static final int SMALL = 8 * 1024;

  /** For many lines: few calls, and still little memory. */
  static final int LARGE = 128 * 1024;

  /** The longest line: an entry or a message, and what a file may put around it. */
  private static final int MAX_BYTES = Limits.LINE_BYTES + 256;

  /** Where the bytes come from. */
  interface Source {
    /** Reads at least one byte at that position, or returns -1 at the end. */
    int read(ByteBuffer into, long position) throws IOException;
  }

  private final Source source;
  private byte[] chunk;
  private int start;
  private int end;
  private long startOffset;
  private String problem;

  LineScanner(Source source, long offset, int chunkBytes) {
    this.source = source;
    this.startOffset = offset;
    this.chunk = new byte[chunkBytes];
  }

  /** The next line without its line feed; null at the end, or before a line that is none. */
  byte[] next() throws IOException {
    int length = find();
    if (length < 0) {
      return null;
    }
    byte[] line = Arrays.copyOfRange(chunk, start, start + length);
    pass(length);
    return line;
  }

  /** Passes over a line; false at the end, or before a line that is none. */
  boolean skip() throws IOException {
    int length = find();
    if (length >= 0) {
      pass(length);
    }
    return length >= 0;
  }

  /** Where the next line begins. */
  long offset() {
    return startOffset;
  }

  /** What is wrong with the rest, after the last line; null: there is none. */
  String problem() {
    return problem;
  }

  private void pass(int length) {
    start += length + 1;
    startOffset += length + 1;
  }

  private int find() throws IOException {
    int at = start;
    while (true) {
      for (; at < end; at++) {
        if (chunk[at] == '\n') {
          return at - start;
        }
      }
      if (end - start > MAX_BYTES) {
        problem = "a line is longer than " + MAX_BYTES + " bytes";
        return -1;
      }
      at -= start;
      if (!fill()) {
        problem = end > start ? "the last line is torn" : null;
        return -1;
      }
    }
  }

  /** Moves the begun line to the front and reads on. */
  private boolean fill() throws IOException {
    int length = end - start;
    byte[] to = length == chunk.length ? new byte[2 * length] : chunk;
    System.arraycopy(chunk, start, to, 0, length);
    chunk = to;
    start = 0;
    end = length;
    int read = source.read(ByteBuffer.wrap(chunk, end, chunk.length - end), startOffset + length);
    end += Math.max(0, read);
    return read > 0;
  }
}
