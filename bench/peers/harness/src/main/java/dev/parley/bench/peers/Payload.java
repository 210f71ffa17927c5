package dev.parley.bench.peers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text message of every workload: "S NNNNNNNNNN TTTTTTTTTTTTTTTTTTT padding", fixed width,
 * ASCII. S is the sender's digit, and from the eleventh sender on one of the characters that follow
 * the digits: up to 40 senders they are such as no format has to escape. The blank behind it stands
 * for the sender's first thread; each other one has another character there.
 */
final class Payload {
  /** So many characters are there that no format has to escape. */
  static final int MOST_THREADS = 93;

  private static final int THREAD_AT = 1;
  private static final int SEQ_AT = 2;
  private static final int SEQ_DIGITS = 10;
  private static final int NANOS_AT = 13;
  private static final int NANOS_DIGITS = 19;
  private static final byte[] PAD =
      "the quick brown fox jumps over the lazy dog; ".getBytes(StandardCharsets.US_ASCII);

  private Payload() {}

  static byte[] create(int size, int sender, int thread, long seq, long nanos) {
    byte[] b = new byte[size];
    Arrays.fill(b, 0, 33, (byte) ' ');
    b[0] = (byte) ('0' + sender);
    b[THREAD_AT] = character(thread);
    digits(b, SEQ_AT, SEQ_DIGITS, seq);
    digits(b, NANOS_AT, NANOS_DIGITS, nanos);
    for (int at = 33; at < size; at += PAD.length) {
      System.arraycopy(PAD, 0, b, at, Math.min(PAD.length, size - at));
    }
    return b;
  }

  static int sender(byte[] b, int off) {
    return b[off] - '0';
  }

  static int thread(byte[] b, int off) {
    int c = b[off + THREAD_AT];
    return c - ' ' - (c > '"' ? 1 : 0) - (c > '\\' ? 1 : 0);
  }

  /** From the blank on, without quote and backslash. */
  private static byte character(int thread) {
    int c = ' ' + thread;
    c += c >= '"' ? 1 : 0;
    return (byte) (c >= '\\' ? c + 1 : c);
  }

  static long seq(byte[] b, int off) {
    return number(b, off + SEQ_AT, SEQ_DIGITS);
  }

  static long nanos(byte[] b, int off) {
    return number(b, off + NANOS_AT, NANOS_DIGITS);
  }

  private static void digits(byte[] b, int at, int width, long value) {
    for (int i = at + width - 1; i >= at; i--) {
      b[i] = (byte) ('0' + value % 10);
      value /= 10;
    }
  }

  private static long number(byte[] b, int at, int width) {
    long v = 0;
    for (int i = at; i < at + width; i++) {
      v = v * 10 + (b[i] - '0');
    }
    return v;
  }
}
