package dev.parley.node;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets who types wait while more of it waits in the outbox than its window has room for several
 * times over, and the group takes it. More in the outbox makes nothing faster: it only grows old in
 * memory. Where the group takes nothing, nobody waits: the outbox is made for that.
 */
final class Pace {
  /** No person notices it; that slow, nobody fills an outbox. */
  private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Longer than java collects garbage anywhere, or a leader that was killed is missing. */
  private static final long STANDSTILL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Messages in the outbox, and on their way to it, up to which nobody waits. */
  private final int most;

  /** Who waited is not woken for each message. */
  private final int goOn;

  private final long longestWaitNanos;
  private final long standstillNanos;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();

  // written by the loop thread
  private volatile int waiting;
  private volatile long movedNanos;

  /** Typed, and not taken by the loop yet. */
  private final AtomicInteger coming = new AtomicInteger();

  // the loop thread's own: what it has not told yet
  private int counted;
  private int taken;
  private boolean moved = true;

  /** Guarded by the lock. */
  private int sleepers;

  private volatile boolean hasSleepers;

  /**
   * @param window messages of one sender on their way to the leader: with two of them it does not
   *     run empty
   * @param held messages that the outbox has at the start
   */
  static Pace of(int window, int held) {
    return new Pace(2 * window, held, LONGEST_WAIT_NANOS, STANDSTILL_NANOS);
  }

  /**
   * @param most messages up to which nobody waits
   * @param held messages that the outbox has at the start
   * @param standstillNanos how long nothing may have left the outbox before nobody waits for that
   */
  Pace(int most, int held, long longestWaitNanos, long standstillNanos) {
    this.most = most;
    this.goOn = most - most / 4;
    this.longestWaitNanos = longestWaitNanos;
    this.standstillNanos = standstillNanos;
    counted = held;
    waiting = held;
  }

  /** Any thread: a text is handed to the loop. */
  void typed() {
    coming.incrementAndGet();
  }

  /** Loop thread: it has got a text, whatever becomes of that. */
  void taken() {
    taken++;
  }

  /** Loop thread: one more is in the outbox. */
  void added() {
    counted++;
  }

  /** Loop thread: one has left it. */
  void released() {
    counted--;
    moved = true;
  }

  /** Loop thread: it was begun anew with so many. */
  void renewed(int held) {
    counted = held;
  }

  /** Loop thread, after each batch of inputs. */
  void tell() {
    if (moved || !isAbove(most)) {
      movedNanos = System.nanoTime();
      moved = false;
    }
    waiting = counted;
    if (taken > 0) {
      coming.addAndGet(-taken);
      taken = 0;
    }
    if (hasSleepers && !isAbove(goOn)) {
      lock.lock();
      try {
        room.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Any thread but the loop's, before it types something: waits, never for long. */
  void awaitRoom() {
    if (!isAbove(most) || !isMoving()) {
      return;
    }
    lock.lock();
    try {
      sleepers++;
      hasSleepers = true;
      long nanos = longestWaitNanos;
      while (isAbove(goOn) && isMoving() && nanos > 0) {
        nanos = room.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sleepers--;
      hasSleepers = sleepers > 0;
      lock.unlock();
    }
  }

  private boolean isAbove(int some) {
    return waiting + coming.get() > some;
  }

  private boolean isMoving() {
    return System.nanoTime() - movedNanos < standstillNanos;
  }
}
