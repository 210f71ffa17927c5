package dev.parley.tui.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Splits a stream of bytes into lines of UTF-8, whatever the locale, and within a bound. */
final class LineReader {
  /** A text at its limit with every character escaped, and a little around it. */
  static final int MAX_BYTES = 128 * 1024;

  /**
   * A line, or what is wrong with it.
   *
   * @param text null if {@code fault} is not
   */
  record Line(String text, String fault) {}

  private final InputStream in;
  private final Runnable onLine;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int end;

  LineReader(InputStream in) {
    this(in, () -> {});
  }

  /** {@code onLine} hears that a line has been read. */
  LineReader(InputStream in, Runnable onLine) {
    this.in = in;
    this.onLine = onLine;
  }

  /** Whether the next call of {@link #read} may have to wait for more input. */
  boolean mayBlock() throws IOException {
    for (int i = next; i < end; i++) {
      if (buffer[i] == '\n') {
        return false;
      }
    }
    return in.available() == 0;
  }

  /** The next line without its end; null at the end of input. */
  Line read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    boolean any = false;
    boolean tooLong = false;
    while (next < end || fill()) {
      any = true;
      int start = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      tooLong |= line.size() + next - start > MAX_BYTES;
      if (!tooLong) {
        line.write(buffer, start, next - start);
      }
      if (next < end) {
        next++;
        break;
      }
    }
    if (!any) {
      return null;
    }
    onLine.run();
    return tooLong
        ? new Line(null, "a line is longer than " + MAX_BYTES / 1024 + " KiB; it was not sent")
        : decode(line.toByteArray());
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private static Line decode(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    try {
      return new Line(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, length))
              .toString(),
          null);
    } catch (CharacterCodingException e) {
      return new Line(null, "a line is not UTF-8; it was not sent");
    }
  }
}
