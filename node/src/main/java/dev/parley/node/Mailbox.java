package dev.parley.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the loop, in order of arrival. The loop takes all of it at a time.
 *
 * <p>It is bounded by bytes: who brings more waits until the loop has taken what is there. A
 * connection's thread that waits does not read, so the bound reaches back to the sender through
 * TCP. The loop itself never waits for anybody, so this cannot come to a standstill. Inputs that a
 * bounded part of the node makes itself, the disk for one, do not wait.
 */
final class Mailbox {
  /** About what the loop takes in within a few milliseconds; more would only wait. */
  static final int BOUND_BYTES = 2 * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private List<Input> inputs = new ArrayList<>();
  private long bytes;
  private boolean closed;

  /** Never waits. */
  void put(Input input) {
    add(input, 0, false);
  }

  /** Waits while there is too much. */
  void putWaiting(Input input, int size) {
    add(input, size, true);
  }

  private void add(Input input, int size, boolean waits) {
    boolean taken;
    lock.lock();
    try {
      while (waits && bytes > BOUND_BYTES && !closed) {
        drained.awaitUninterruptibly();
      }
      taken = !closed;
      if (taken) {
        inputs.add(input);
        bytes += size;
        if (inputs.size() == 1) {
          filled.signal(); // the loop waits only where there is nothing
        }
      }
    } finally {
      lock.unlock();
    }
    if (!taken) {
      input.drop();
    }
  }

  /**
   * All inputs that are there; waits for the first one, but so long at most.
   *
   * @param emptied the list of the last call, which is used again
   */
  List<Input> takeAll(List<Input> emptied, long waitMillis) {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (inputs.isEmpty() && nanos > 0) {
        nanos = filled.awaitNanos(nanos);
      }
      List<Input> taken = inputs;
      inputs = emptied;
      bytes = 0;
      drained.signalAll();
      return taken;
    } catch (InterruptedException e) {
      // Nobody here interrupts the loop; who does gets an early turn.
      return emptied;
    } finally {
      lock.unlock();
    }
  }

  /** Drops what is there and whatever still comes. */
  void close() {
    List<Input> left;
    lock.lock();
    try {
      closed = true;
      left = inputs;
      inputs = List.of();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
    left.forEach(Input::drop);
  }
}
