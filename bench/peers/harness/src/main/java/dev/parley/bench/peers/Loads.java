package dev.parley.bench.peers;

import java.util.List;
import java.util.stream.IntStream;

/** All that a node sends: in one thread, or in as many as the option {@code threads} says. */
final class Loads {
  private final List<Load> all;

  Loads(TotalOrder.Config config, TotalOrder system, Receiver receiver) {
    all =
        IntStream.range(0, config.threads())
            .mapToObj(thread -> new Load(config, thread, system, receiver))
            .toList();
  }

  /** In all threads, which have equal parts of the window: see {@link Load#flood}. */
  void flood(int window, long max) {
    all.forEach(load -> load.flood(Math.max(1, window / all.size()), max));
  }

  /** In one thread: see {@link Load#closed}. */
  void closed(long millis) {
    all.get(0).closed(millis);
  }

  /** In one thread: see {@link Load#open}. */
  void open(double rate, long millis) {
    all.get(0).open(rate, millis);
  }

  /** Ends it, and answers as {@link #join} does. */
  String stop() throws InterruptedException {
    all.forEach(Load::stop);
    return join();
  }

  /** Waits for its end; says so, and how much was sent. */
  String join() throws InterruptedException {
    boolean ended = true;
    for (Load load : all) {
      ended &= load.join();
    }
    return (ended ? "done" : "stuck") + " sent=" + sent();
  }

  long sent() {
    return all.stream().mapToLong(Load::sent).sum();
  }
}
