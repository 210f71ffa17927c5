package dev.parley.bench.peers;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Sends messages of a node: one load at a time, in a thread of its own. */
final class Load {
  /** A message's number in the thread is beneath, the thread's above. */
  private static final int THREAD_SHIFT = 40;

  private static final Duration JOIN = Duration.ofMinutes(2);
  private static final Duration GIVE_UP = Duration.ofSeconds(10);
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(1);

  private final int id;
  private final int thread;
  private final int size;
  private final TotalOrder system;
  private final Receiver receiver;
  private final Flight flight;
  private volatile boolean stop;
  private volatile long sent;
  private Thread sender;

  /**
   * @param thread from 0 on
   */
  Load(TotalOrder.Config config, int thread, TotalOrder system, Receiver receiver) {
    id = config.id();
    this.thread = thread;
    size = config.integer("size", 100);
    this.system = system;
    this.receiver = receiver;
    flight = receiver.flight(thread);
  }

  /** Which thread sent the message that the system was given under that number. */
  static int thread(long number) {
    return (int) (number >>> THREAD_SHIFT);
  }

  long sent() {
    return sent;
  }

  /** As fast as it goes with at most {@code window} messages in flight; {@code max} 0: no end. */
  void flood(int window, long max) {
    run(() -> sendFlood(window, max));
  }

  /** One message in flight at a time. */
  void closed(long millis) {
    run(() -> sendClosed(millis));
  }

  /** Open loop: at a steady rate, whatever the answers. */
  void open(double rate, long millis) {
    run(() -> sendOpen(rate, millis));
  }

  private void run(Runnable load) {
    stop = false;
    sender = new Thread(load, "load"); // what it throws is printed, and ends it
    sender.setDaemon(true);
    sender.start();
  }

  /** Has it end. */
  void stop() {
    stop = true;
  }

  /** Waits for its end; false if it does not come. */
  boolean join() throws InterruptedException {
    Thread t = sender;
    if (t != null) {
      t.join(JOIN.toMillis());
      if (t.isAlive()) {
        System.err.println("sender still busy: " + Arrays.toString(t.getStackTrace()));
        return false;
      }
    }
    return true;
  }

  private void submit(long nanos) {
    long seq = sent;
    byte[] payload = Payload.create(size, id, thread, seq, nanos);
    long number = (long) thread << THREAD_SHIFT | seq;
    sent = seq + 1;
    try {
      system.submit(number, payload);
    } catch (Throwable t) {
      receiver.failed(number, t);
      // A system that refuses at once is not asked as fast as the processor can.
      LockSupport.parkNanos(AFTER_REFUSAL.toNanos());
    }
  }

  private void sendFlood(int window, long max) {
    long base = sent - flight.done();
    long first = sent;
    while (!stop && (max == 0 || sent - first < max)) {
      if (sent - base - flight.done() >= window) {
        flight.awaitDone(sent - base - window / 2);
        continue;
      }
      submit(System.nanoTime());
    }
  }

  private void sendClosed(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!stop && System.nanoTime() < end) {
      long level = flight.done() + 1;
      long giveUp = System.nanoTime() + GIVE_UP.toNanos();
      submit(System.nanoTime());
      while (!stop && flight.done() < level && System.nanoTime() < giveUp) {
        flight.awaitDone(level);
      }
    }
  }

  /** Message k is due at start + k/rate and carries that time, however late it is really sent. */
  private void sendOpen(double rate, long millis) {
    long start = System.nanoTime();
    long n = (long) (rate * millis / 1000);
    for (long k = 0; k < n && !stop; k++) {
      long due = start + (long) (k * 1e9 / rate);
      for (long left; (left = due - System.nanoTime()) > 0 && !stop; ) {
        LockSupport.parkNanos(left);
      }
      submit(due);
    }
  }
}
