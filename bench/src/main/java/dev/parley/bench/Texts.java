package dev.parley.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts that are typed: the sender, its count from 1 on, and dots to the wanted size. */
final class Texts {
  private final byte[] batch;
  private final int size;
  private final int sender;
  private int typed;

  /**
   * @param size bytes of a text
   * @param perBatch texts that {@link #next} makes at a time, at most
   */
  Texts(int sender, int size, int perBatch) {
    this.sender = sender;
    this.size = size;
    this.batch = new byte[perBatch * (Math.max(size, 24) + 1)];
  }

  /** Puts that many lines into {@link #bytes}; returns how many bytes they are. */
  int next(int count) {
    int end = 0;
    for (int i = 0; i < count; i++) {
      typed++;
      byte[] start = (sender + " " + typed + " ").getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(start, 0, batch, end, start.length);
      int length = Math.max(size, start.length);
      Arrays.fill(batch, end + start.length, end + length, (byte) '.');
      end += length;
      batch[end++] = '\n';
    }
    return end;
  }

  byte[] bytes() {
    return batch;
  }

  int typed() {
    return typed;
  }
}
