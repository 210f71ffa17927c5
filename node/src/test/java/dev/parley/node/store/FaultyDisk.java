package dev.parley.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The real disk with faults put before it, and a count of what is read. */
final class FaultyDisk extends SystemDisk {
  final AtomicLong bytesRead = new AtomicLong();
  final List<String> steps = new ArrayList<>();
  private final Map<FileChannel, String> names = new ConcurrentHashMap<>();
  private volatile long freeBytes = Long.MAX_VALUE;
  private volatile boolean mayGrow = true;
  private final AtomicInteger badReads = new AtomicInteger();
  private volatile Predicate<String> failsToForce = name -> false;

  /** Only so many bytes can be written from now on. */
  void free(long bytes) {
    freeBytes = bytes;
  }

  /** Whether files may become longer; bytes that they have can be overwritten. */
  void mayGrow(boolean may) {
    mayGrow = may;
  }

  void failsToForce(Predicate<String> name) {
    failsToForce = name;
  }

  /** So many reads from now on bring a first byte that is not what is there. */
  void readsBadly(int times) {
    badReads.set(times);
  }

  /** Whether all bad reads have come. */
  boolean readsWell() {
    return badReads.get() == 0;
  }

  List<String> steps() {
    synchronized (steps) {
      return List.copyOf(steps);
    }
  }

  private void step(String step) {
    synchronized (steps) {
      steps.add(step);
    }
  }

  @Override
  public FileChannel open(Path path, OpenOption... options) throws IOException {
    FileChannel file = super.open(path, options);
    if (Arrays.asList(options).contains(StandardOpenOption.WRITE)) {
      names.put(file, path.getFileName().toString());
    }
    return file;
  }

  @Override
  public int read(FileChannel file, ByteBuffer into, long position) throws IOException {
    int read = super.read(file, into, position);
    bytesRead.addAndGet(Math.max(0, read));
    if (read > 0 && badReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      int at = into.position() - read;
      into.put(at, (byte) (into.get(at) ^ 1));
    }
    return read;
  }

  @Override
  public void write(FileChannel file, ByteBuffer from, long position) throws IOException {
    int wanted = from.remaining();
    if (!mayGrow && position + wanted > file.size()) {
      throw new IOException("No space left on device");
    }
    if (wanted > freeBytes) {
      ByteBuffer part = from.duplicate().limit(from.position() + (int) freeBytes);
      super.write(file, part, position);
      freeBytes = 0;
      throw new IOException("No space left on device");
    }
    freeBytes -= freeBytes == Long.MAX_VALUE ? 0 : wanted;
    super.write(file, from, position);
  }

  @Override
  public void truncate(FileChannel file, long size) throws IOException {
    freeBytes += freeBytes == Long.MAX_VALUE ? 0 : file.size() - size;
    super.truncate(file, size);
  }

  @Override
  public void force(FileChannel file) throws IOException {
    String name = names.getOrDefault(file, "?");
    step("force " + name);
    if (failsToForce.test(name)) {
      throw new IOException("Input/output error");
    }
    super.force(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step("move " + from.getFileName() + " " + to.getFileName());
    super.move(from, to);
  }
}
