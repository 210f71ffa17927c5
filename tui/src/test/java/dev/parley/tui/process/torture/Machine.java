package dev.parley.tui.process.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Measures what the machine itself makes everybody wait: by how much a timer is late, and how long
 * one synced byte takes beside the peers' disks. A thread of its own.
 */
final class Machine {
  private static final int EVERY_MILLIS = 50;

  private final Path file;
  private final Pauses pauses;
  private final Thread thread = new Thread(this::measure, "torture-machine");

  Machine(Path folder, Pauses pauses) {
    file = folder.resolve("machine");
    this.pauses = pauses;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void measure() {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        long before = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        long woken = System.nanoTime();
        channel.write(ByteBuffer.allocate(1), 0);
        channel.force(false);
        pauses.stalled(
            Math.max(millis(before, woken) - EVERY_MILLIS, millis(woken, System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The folder is gone: so is the run.
    }
  }

  private static long millis(long from, long to) {
    return (to - from) / 1_000_000;
  }

  void stop() {
    thread.interrupt();
  }
}
