package dev.parley.tui.demo;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** All participants type in turn, each as soon as it has room, until all messages are typed. */
final class Traffic implements AutoCloseable {
  /** A peer that takes no more of what it was given would hold up the others: seen to be room. */
  private static final int LOOK_MILLIS = 100;

  private final List<Participant> participants;
  private final Semaphore room = new Semaphore(0);
  private final int count;
  private final Thread thread = new Thread(this::work, "traffic");

  private volatile int allowed;
  private volatile int typed;
  private volatile boolean closed;

  /**
   * @param participants may still be empty; complete at {@link #begin}
   * @param count messages in all
   */
  Traffic(List<Participant> participants, int count) {
    this.participants = participants;
    this.count = count;
  }

  void begin() {
    thread.setDaemon(true);
    thread.start();
  }

  /** So many of all may be typed by now. */
  void allow(int messages) {
    allowed = Math.min(count, messages);
    look();
  }

  /** Somebody may have room. */
  void look() {
    room.release();
  }

  boolean isDone() {
    return typed >= count;
  }

  private void work() {
    try {
      while (!closed && !isDone()) {
        room.drainPermits();
        if (!typeOneEach()) {
          room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean typeOneEach() {
    boolean any = false;
    for (Participant each : participants) {
      if (typed < allowed && each.type()) {
        typed++;
        any = true;
      }
    }
    return any;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
