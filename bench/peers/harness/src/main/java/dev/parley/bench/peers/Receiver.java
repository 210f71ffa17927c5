package dev.parley.bench.peers;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts, hashes and (on request) records what one node delivers; also tells its sending threads
 * what came back.
 */
final class Receiver implements TotalOrder.Sink {
  static final int CHECKPOINT = 1024;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int me;
  private final boolean retain;
  private final List<byte[]> retained = new ArrayList<>();

  private volatile long count;
  private volatile long targetCount;
  private volatile long targetNanos;
  private volatile long firstNanos;
  private volatile boolean recording;
  private long hash = 1125899906842597L;
  private long[] checkpoints = new long[1 << 15];
  private final int threads;
  private final long[] next;
  private final Flight[] flights;
  private volatile long backward;
  private volatile long skipped;
  private long[] records = new long[1 << 16];
  private int recordLongs;

  private final AtomicLong acks = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Map<String, AtomicLong> failureKinds = new ConcurrentHashMap<>();
  private byte[] outcome = new byte[1 << 16];

  Receiver(TotalOrder.Config config, boolean isAskedForRetained) {
    me = config.id();
    threads = config.threads();
    next = new long[config.nodes() * threads];
    flights = new Flight[threads];
    Arrays.setAll(flights, thread -> new Flight());
    retain = isAskedForRetained && config.flag("retain", false);
    targetCount = config.integer("target", 0);
  }

  @Override
  public synchronized void deliver(byte[] b, int off, int len) {
    int sender = Payload.sender(b, off);
    long seq = Payload.seq(b, off);
    long c = count + 1;
    hash = chain(hash, b, off, len);
    if (c % CHECKPOINT == 0) {
      int slot = (int) (c / CHECKPOINT);
      if (slot >= checkpoints.length) {
        checkpoints = Arrays.copyOf(checkpoints, checkpoints.length * 2);
      }
      checkpoints[slot] = hash;
    }
    int thread = Payload.thread(b, off);
    int source = sender * threads + thread;
    long expected = next[source];
    if (seq == expected) {
      next[source] = seq + 1;
    } else if (seq < expected) {
      backward++;
    } else {
      skipped += seq - expected;
      next[source] = seq + 1;
    }
    if (c == 1) {
      firstNanos = System.nanoTime();
    }
    if (recording) {
      record(sender, seq, Payload.nanos(b, off));
    }
    if (retain) {
      retained.add(Arrays.copyOfRange(b, off, off + len));
    }
    count = c;
    if (c == targetCount) {
      targetNanos = System.nanoTime();
    }
    if (sender == me) {
      flights[thread].delivered();
    }
  }

  private void record(int sender, long seq, long sent) {
    if (recordLongs + 4 > records.length) {
      records = Arrays.copyOf(records, records.length * 2);
    }
    records[recordLongs++] = sender;
    records[recordLongs++] = seq;
    records[recordLongs++] = sent;
    records[recordLongs++] = System.nanoTime();
  }

  private static long chain(long h, byte[] b, int off, int len) {
    int i = off;
    int end = off + len;
    for (; i + 8 <= end; i += 8) {
      h = (h ^ (long) LONGS.get(b, i)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    for (; i < end; i++) {
      h = (h ^ b[i]) * 0x100000001B3L;
    }
    return h;
  }

  @Override
  public void acked(long seq) {
    acks.incrementAndGet();
    outcome(seq, Trace.ACKED);
  }

  @Override
  public void failed(long seq, Throwable cause) {
    failures.incrementAndGet();
    String kind = cause == null ? "unknown" : root(cause).getClass().getSimpleName();
    if (failureKinds.size() < 20 || failureKinds.containsKey(kind)) {
      if (failureKinds.computeIfAbsent(kind, k -> new AtomicLong()).incrementAndGet() == 1) {
        System.err.println("first failure of this kind, seq " + seq + ": " + cause);
      }
    }
    outcome(seq, Trace.FAILED);
    flights[Load.thread(seq)].failed();
  }

  private static Throwable root(Throwable t) {
    while (t.getCause() != null && t.getCause() != t) {
      t = t.getCause();
    }
    return t;
  }

  private void outcome(long seq, byte value) {
    if (!recording) {
      return;
    }
    synchronized (failureKinds) {
      if (seq >= outcome.length) {
        outcome = Arrays.copyOf(outcome, (int) Math.max(seq + 1, outcome.length * 2L));
      }
      outcome[(int) seq] = value;
    }
  }

  @Override
  public List<byte[]> retained() {
    return retained;
  }

  /** What came back of one of the node's own sending threads. */
  Flight flight(int thread) {
    return flights[thread];
  }

  long count() {
    return count;
  }

  void record(boolean on) {
    recording = on;
  }

  synchronized String state() {
    return "count="
        + count
        + " hash="
        + Long.toHexString(hash)
        + " acks="
        + acks
        + " failures="
        + failures
        + " backward="
        + backward
        + " skipped="
        + skipped
        + " first="
        + firstNanos
        + " target="
        + targetNanos
        + " kinds="
        + failureKinds.toString().replace(" ", "");
  }

  synchronized void dump(Path file, long sent) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      int slots = (int) (count / CHECKPOINT);
      out.writeInt(slots);
      for (int i = 1; i <= slots; i++) {
        out.writeLong(checkpoints[i]);
      }
      out.writeInt(recordLongs / 4);
      for (int i = 0; i < recordLongs; i++) {
        out.writeLong(records[i]);
      }
      out.writeInt((int) sent);
      synchronized (failureKinds) {
        out.write(Arrays.copyOf(outcome, (int) sent));
      }
    }
  }
}
