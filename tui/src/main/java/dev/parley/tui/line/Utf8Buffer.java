package dev.parley.tui.line;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes of UTF-8 on their way out, collected so that a batch of messages costs one write. Not safe
 * for threads.
 */
final class Utf8Buffer {
  /** Above this it is written out even within a batch: bounds memory. */
  private static final int FULL = 128 * 1024;

  private final OutputStream out;
  private byte[] bytes = new byte[FULL + 16 * 1024];
  private int size;

  Utf8Buffer(OutputStream out) {
    this.out = out;
  }

  Utf8Buffer ascii(char c) {
    room(1);
    bytes[size++] = (byte) c;
    return this;
  }

  Utf8Buffer number(long value) {
    return text(Long.toString(value));
  }

  /** A lone half of a surrogate pair, which UTF-8 cannot say, becomes U+FFFD. */
  Utf8Buffer text(String text) {
    int length = text.length();
    room(3 * length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        pair(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        unit(Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return this;
  }

  private void unit(char c) {
    if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | c >> 6);
    } else {
      bytes[size++] = (byte) (0xE0 | c >> 12);
      bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    bytes[size++] = (byte) (0x80 | c & 0x3F);
  }

  private void pair(int codePoint) {
    bytes[size++] = (byte) (0xF0 | codePoint >> 18);
    bytes[size++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
    bytes[size++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    bytes[size++] = (byte) (0x80 | codePoint & 0x3F);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  /** The end of a line; writes out what is there if it is much. */
  void endLine() throws IOException {
    ascii('\n');
    if (size >= FULL) {
      writeOut();
    }
  }

  void flush() throws IOException {
    writeOut();
    out.flush();
  }

  private void writeOut() throws IOException {
    int length = size;
    size = 0;
    if (length > 0) {
      out.write(bytes, 0, length);
    }
  }
}
