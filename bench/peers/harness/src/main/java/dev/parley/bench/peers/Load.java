package dev.parley.bench.peers;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Sends a node's messages: one load at a time, in a thread of its own. */
final class Load {
  private static final Duration JOIN = Duration.ofMinutes(2);
  private static final Duration GIVE_UP = Duration.ofSeconds(10);
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(1);

  private final int id;
  private final int size;
  private final TotalOrder system;
  private final Receiver receiver;
  private volatile boolean stop;
  private volatile long sent;
  private Thread sender;

  Load(TotalOrder.Config config, TotalOrder system, Receiver receiver) {
    id = config.id();
    size = config.integer("size", 100);
    this.system = system;
    this.receiver = receiver;
  }

  long sent() {
    return sent;
  }

  /** As fast as it goes with at most {@code window} messages in flight; {@code max} 0: no end. */
  String flood(int window, long max) {
    return run(() -> sendFlood(window, max));
  }

  /** One message in flight at a time. */
  String closed(long millis) {
    return run(() -> sendClosed(millis));
  }

  /** Open loop: at a steady rate, whatever the answers. */
  String open(double rate, long millis) {
    return run(() -> sendOpen(rate, millis));
  }

  private String run(Runnable load) {
    stop = false;
    sender = new Thread(load, "load"); // what it throws is printed, and ends it
    sender.setDaemon(true);
    sender.start();
    return "ok";
  }

  String stop() throws InterruptedException {
    stop = true;
    return join();
  }

  String join() throws InterruptedException {
    Thread t = sender;
    if (t != null) {
      t.join(JOIN.toMillis());
      if (t.isAlive()) {
        System.err.println("sender still busy: " + Arrays.toString(t.getStackTrace()));
        return "stuck sent=" + sent;
      }
    }
    return "done sent=" + sent;
  }

  private void submit(long nanos) {
    long seq = sent;
    byte[] payload = Payload.create(size, id, seq, nanos);
    sent = seq + 1;
    try {
      system.submit(seq, payload);
    } catch (Throwable t) {
      receiver.failed(seq, t);
      // A system that refuses at once is not asked as fast as the processor can.
      LockSupport.parkNanos(AFTER_REFUSAL.toNanos());
    }
  }

  private void sendFlood(int window, long max) {
    long base = sent - receiver.done();
    long first = sent;
    while (!stop && (max == 0 || sent - first < max)) {
      if (sent - base - receiver.done() >= window) {
        receiver.awaitDone(sent - base - window / 2);
        continue;
      }
      submit(System.nanoTime());
    }
  }

  private void sendClosed(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!stop && System.nanoTime() < end) {
      long level = receiver.done() + 1;
      long giveUp = System.nanoTime() + GIVE_UP.toNanos();
      submit(System.nanoTime());
      while (!stop && receiver.done() < level && System.nanoTime() < giveUp) {
        receiver.awaitDone(level);
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
