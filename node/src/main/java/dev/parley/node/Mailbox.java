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
  private final Condition called = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private List<Input> inputs = new ArrayList<>();
  private long bytes;
  private boolean isCalled;
  private boolean closed;

  /** Never waits. */
  void put(Input input) {
    if (add(input, 0, false)) {
      call();
    }
  }

  /** Waits while there is too much. */
  void putWaiting(Input input, int size) {
    if (add(input, size, true)) {
      call();
    }
  }

  /**
   * Leaves it there without a call; waits while there is too much, where that is said. Returns
   * whether it is the first: then who brought it has to see to it that all is taken.
   */
  boolean add(Input input, int size, boolean waits) {
    boolean isFirst = false;
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
        isFirst = inputs.size() == 1;
      }
    } finally {
      lock.unlock();
    }
    if (!taken) {
      input.drop();
    }
    return isFirst;
  }

  /** The loop's own thread is to come. */
  void call() {
    lock.lock();
    try {
      isCalled = true;
      called.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The loop's own thread waits to be called, but so long at most. */
  void awaitCall(long waitMillis) {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (!isCalled && nanos > 0) {
        nanos = called.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      // Nobody here interrupts the loop; who does gets an early turn.
    } finally {
      isCalled = false;
      lock.unlock();
    }
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return inputs.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * All inputs that are there.
   *
   * @param emptied the list of the last call, which is used again
   */
  List<Input> takeAll(List<Input> emptied) {
    lock.lock();
    try {
      List<Input> taken = inputs;
      inputs = emptied;
      bytes = 0;
      drained.signalAll();
      return taken;
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
