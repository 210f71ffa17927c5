package dev.parley.node.store;

import dev.parley.protocol.log.Damage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log again and again, at a low pace, to find what a disk or a hand has changed since it
 * was written: what is in memory hides it, and a start reads the newest part only. What is sent to
 * others straight from a file is checked next. One bad read may be a fault of the moment: what
 * counts is what a second one finds. A thread of its own; ends at the first damage.
 */
final class LogScrubber {
  private static final Logger LOG = LoggerFactory.getLogger(LogScrubber.class);

  /** Read at a time. */
  static final long CHUNK_BYTES = 256 * 1024;

  /** Between two chunks: 1 MiB a second. */
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Between the end of a round and the next. */
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** What was served and waits to be checked; more is left to the next round. */
  private static final int SERVED_BLOCKS = 256;

  /** How long {@link #close} waits for a chunk, or some, to be read. */
  private static final long CLOSE_MILLIS = 3000;

  private record Range(long from, long upTo) {}

  /** What of a log nobody changes any more. Safe for any thread. */
  interface Extent {
    /** The last entry that is committed and on disk. */
    long finalOnDisk();

    /** The chain value before the first entry. */
    int genesisCrc();
  }

  private final LogCheck check;
  private final Extent log;
  private final StoreListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();

  // guarded by the lock
  private final Deque<Range> served = new ArrayDeque<>();
  private boolean isClosing;

  /** The next entry of this round, and the chain value before it. */
  private long next = 1;

  private int crc;

  /** The last entry of this round; 0: the next step begins one. */
  private long upTo;

  private Thread thread;

  LogScrubber(LogCheck check, Extent log, StoreListener listener) {
    this.check = check;
    this.log = log;
    this.listener = listener;
  }

  void start() {
    thread = new Thread(this::run, "parley-scrubber");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Any thread: these entries went to somebody as they are on disk. */
  void served(long from, long last) {
    lock.lock();
    try {
      if (served.size() < SERVED_BLOCKS) {
        served.addLast(new Range(from, last));
        something.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the thread, which may write an index that was missing: not into a directory that is
   * unlocked already. Not for ever, for a read that hangs must not keep a peer from ending; an
   * index that is written even then is checked by whoever opens it.
   */
  void close() {
    lock.lock();
    try {
      isClosing = true;
      something.signal();
    } finally {
      lock.unlock();
    }
    try {
      if (thread != null) {
        thread.join(CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      scrub();
    } catch (RuntimeException | Error e) {
      listener.onFatal("the thread that checks the log has failed: " + e, e);
    }
  }

  private void scrub() {
    Damage damage = null;
    long stepAt = System.nanoTime() + REST_NANOS;
    while (damage == null) {
      Range range = await(stepAt);
      if (range == null && isClosing()) {
        return;
      }
      if (range == null) {
        damage = step();
        stepAt = System.nanoTime() + (upTo == 0 ? REST_NANOS : PACE_NANOS);
      } else {
        damage = look(range.from(), range.upTo());
      }
    }
    listener.onDamage(damage);
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return isClosing;
    } finally {
      lock.unlock();
    }
  }

  /** What was served, or null: it is time for the next step, or for the end. */
  private Range await(long until) {
    lock.lock();
    try {
      long left = until - System.nanoTime();
      while (served.isEmpty() && !isClosing && left > 0) {
        left = something.awaitNanos(left);
      }
      return isClosing ? null : served.pollFirst();
    } catch (InterruptedException e) {
      isClosing = true;
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Checks what was served; null: all is well there. */
  Damage look(long from, long last) {
    long upTo = Math.min(last, log.finalOnDisk());
    return from > upTo ? null : confirmed(check.checkRange(from, upTo).damage());
  }

  /** What a second read finds; null: all is well. */
  private Damage confirmed(Damage first) {
    Damage second = first == null ? null : check.near(first.seqNo());
    if (first != null && second == null) {
      LOG.warn("entry #{} was bad when read, and then sound: {}", first.seqNo(), first.problem());
    }
    return second;
  }

  /** Checks the next chunk; null: all is well there. */
  Damage step() {
    if (upTo == 0) {
      next = 1;
      // In this order: a log that is empty may become that of a group in between.
      upTo = log.finalOnDisk();
      crc = log.genesisCrc();
    }
    if (next <= upTo) {
      LogCheck.Checked checked = check.check(next, upTo, crc, CHUNK_BYTES);
      next = checked.next();
      crc = checked.crc();
      if (checked.damage() != null) {
        // Sound or not, what was read so far is no beginning for the rest.
        upTo = 0;
        return confirmed(checked.damage());
      }
    }
    if (next > upTo) {
      upTo = 0;
    }
    return null;
  }

  /** Whether the next step begins a round. */
  boolean isBetweenRounds() {
    return upTo == 0;
  }
}
