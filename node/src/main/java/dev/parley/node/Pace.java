package dev.parley.node;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets who types wait while more of it waits in the outbox than its window has room for several
 * times over, and the group takes it. More in the outbox makes nothing faster: it only grows old in
 * memory. Where the group takes nothing, nobody waits: the outbox is made for that.
 */
final class Pace {
  /** Messages in the outbox up to which nobody waits: a few windows, so that none runs empty. */
  static final int MOST = 4096;

  /** Who waited is not woken for each message. */
  static final int GO_ON = MOST - MOST / 8;

  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The longest wait, and how long nothing may have left the outbox: no person notices it. */
  private final long patienceNanos;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();

  // written by the loop thread
  private volatile int waiting;
  private volatile long movedNanos;

  // the loop thread's own: what it has not told yet
  private int counted;
  private boolean moved = true;

  /** Guarded by the lock. */
  private int sleepers;

  private volatile boolean hasSleepers;

  /** {@code held}: how many messages the outbox has at the start. */
  Pace(int held) {
    this(held, PATIENCE_NANOS);
  }

  Pace(int held, long patienceNanos) {
    this.patienceNanos = patienceNanos;
    counted = held;
    waiting = held;
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
    if (moved || waiting <= MOST) {
      movedNanos = System.nanoTime();
      moved = false;
    }
    waiting = counted;
    if (hasSleepers && counted <= GO_ON) {
      lock.lock();
      try {
        room.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Any thread but the loop's, before it types something: waits, never for long. */
  void await() {
    if (waiting <= MOST || !isMoving()) {
      return;
    }
    lock.lock();
    try {
      sleepers++;
      hasSleepers = true;
      long nanos = patienceNanos;
      while (waiting > GO_ON && isMoving() && nanos > 0) {
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

  private boolean isMoving() {
    return System.nanoTime() - movedNanos < patienceNanos;
  }
}
