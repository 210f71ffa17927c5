package dev.parley.bench.peers.others.limits;

import dev.parley.bench.peers.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** How long the disk takes to store what is appended to a file. */
final class SyncTime implements Measurement {
  private static final int WARMUP = 50;
  private static final int MOST = 1 << 20;
  private static final Duration LENGTH = Duration.ofSeconds(5);

  @Override
  public Json measure() throws IOException {
    Path dir = Files.createDirectories(Path.of(System.getProperty("bench.work", "work")));
    Json result = Measurement.result("fsync");
    measure(dir, 4096, "4k", result);
    measure(dir, 1 << 20, "1m", result);
    return result.put(
        "settings", "append to a growing file, then FileChannel.force(false) = fdatasync");
  }

  private static void measure(Path dir, int size, String label, Json result) throws IOException {
    Path file = Files.createTempFile(dir, "fsync", ".bin");
    ByteBuffer buffer = ByteBuffer.allocateDirect(size);
    long[] nanos = new long[MOST];
    int n = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < WARMUP; i++) {
        append(channel, buffer);
      }
      long start = System.nanoTime();
      long end = start + LENGTH.toNanos();
      long before = start;
      while (before < end && n < nanos.length) {
        append(channel, buffer);
        long now = System.nanoTime();
        nanos[n++] = now - before;
        before = now;
      }
      double seconds = (before - start) / 1e9;
      long[] sorted = Arrays.copyOf(nanos, n);
      Arrays.sort(sorted);
      result
          .put("syncs_per_s_" + label, n / seconds)
          .put("mb_per_s_" + label, n * (double) size / 1e6 / seconds)
          .put("p50_us_" + label, sorted[n / 2] / 1e3)
          .put("p99_us_" + label, sorted[(int) (n * 0.99)] / 1e3)
          .put("max_us_" + label, sorted[n - 1] / 1e3);
    } finally {
      Files.delete(file);
    }
  }

  private static void append(FileChannel channel, ByteBuffer buffer) throws IOException {
    buffer.clear();
    channel.write(buffer);
    channel.force(false);
  }
}
