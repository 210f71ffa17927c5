package dev.parley.node.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that writes. It takes all that was asked for, carries it out in order, and begins
 * again. What fails is said once, kept, and tried again every second; what comes after it waits.
 * The core stops asking when it is told, which bounds what waits.
 */
final class DiskThread {
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How often what may be lost is written down. */
  private static final long LAZY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private List<Operation> asked = new ArrayList<>();
  private boolean isClosing;

  private final AtomicBoolean hasLazyWork = new AtomicBoolean();
  private DiskWork work;
  private DiskWork.Piece lazyWork;
  private StoreListener listener;
  private Thread thread;
  private boolean canWrite = true;

  /** Guarded by the lock. */
  private long lazyAt;

  /** Any thread; carried out when the thread runs, after all that was asked for before. */
  void ask(Operation operation) {
    lock.lock();
    try {
      asked.add(operation);
      if (asked.size() == 1) {
        something.signal(); // it waits for more only where there is nothing
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Any thread: the lazy work has something to do, a second later. Not at once: what somebody's
   * coming and going changes would be synced just when an election waits for the disk.
   */
  void askLazily() {
    if (hasLazyWork.compareAndSet(false, true)) {
      lock.lock();
      try {
        lazyAt = System.nanoTime() + LAZY_NANOS;
        something.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  void start(DiskWork diskWork, DiskWork.Piece lazily, StoreListener told) {
    work = diskWork;
    lazyWork = lazily;
    listener = told;
    thread = new Thread(this::run, "parley-disk");
    thread.start();
  }

  /** Carries out what was asked for, if the disk lets it, and ends the thread. */
  void close() {
    lock.lock();
    try {
      isClosing = true;
      something.signal();
    } finally {
      lock.unlock();
    }
    boolean isInterrupted = false;
    while (thread != null && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        List<Operation> taken = take();
        goesOn = carryOut(work.pieces(taken)) && !(taken.isEmpty() && isClosing());
        doLazyWork(!goesOn);
      }
    } catch (RuntimeException | Error e) {
      listener.onFatal("the disk thread has failed: " + e, e);
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return isClosing;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something to do. */
  private List<Operation> take() {
    lock.lock();
    try {
      while (asked.isEmpty() && !isClosing) {
        if (!hasLazyWork.get()) {
          something.awaitUninterruptibly();
        } else if (lazyAt - System.nanoTime() <= 0) {
          break;
        } else {
          await(lazyAt - System.nanoTime());
        }
      }
      List<Operation> taken = asked;
      asked = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** An interrupt means nothing to this thread: it ends by {@link #close}. */
  private void await(long nanos) {
    try {
      something.awaitNanos(nanos);
    } catch (InterruptedException e) {
      Thread.interrupted();
    }
  }

  /** False: the store is being closed, and the disk does not take what is left. */
  private boolean carryOut(List<DiskWork.Piece> pieces) {
    for (DiskWork.Piece piece : pieces) {
      while (!succeeds(piece)) {
        if (!waitsForRetry()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean succeeds(DiskWork.Piece piece) {
    try {
      piece.carryOut();
    } catch (IOException e) {
      if (canWrite) {
        canWrite = false;
        listener.onCanWrite(false, DataDirectory.reason(e));
      }
      return false;
    }
    if (!canWrite) {
      canWrite = true;
      listener.onCanWrite(true, "");
    }
    return true;
  }

  private boolean waitsForRetry() {
    long retryAt = System.nanoTime() + RETRY_NANOS;
    lock.lock();
    try {
      long left = RETRY_NANOS;
      while (!isClosing && left > 0) {
        await(left);
        left = retryAt - System.nanoTime();
      }
      return !isClosing;
    } finally {
      lock.unlock();
    }
  }

  private boolean isLazyWorkDue() {
    lock.lock();
    try {
      return hasLazyWork.get() && lazyAt - System.nanoTime() <= 0;
    } finally {
      lock.unlock();
    }
  }

  /** What this writes may be lost: a failure is not worth a word. */
  private void doLazyWork(boolean isLast) {
    if (isLast || isLazyWorkDue()) {
      hasLazyWork.set(false);
      try {
        lazyWork.carryOut();
      } catch (IOException e) {
        askLazily();
      }
    }
  }
}
