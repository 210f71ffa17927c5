package dev.parley.tui.line;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one way out for several threads: whole sayings, one after the other, each flushed. When
 * nobody reads any more, it says so once and falls silent.
 */
final class Voice {

  /** Something to say. */
  interface Saying {
    void to(Output output) throws IOException;
  }

  private final Output output;
  private final Runnable onDeaf;
  private final Queue<Saying> later = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private boolean deaf;

  /**
   * @param onDeaf called once, when the reader of our output is gone; must not wait for a thread
   *     that may want to say something
   */
  Voice(Output output, Runnable onDeaf) {
    this.output = output;
    this.onDeaf = onDeaf;
  }

  /** Says it with whatever is said next, before it. Does not wait. */
  void sayLater(Saying saying) {
    later.add(saying);
    waiting.incrementAndGet();
  }

  /** How much waits to be said. */
  int waiting() {
    return waiting.get();
  }

  /**
   * Says it now, after what waits. Waits for the reader of our output. Whoever finds out that
   * nobody reads tells so before anybody else goes on in silence.
   */
  synchronized void say(Saying saying) {
    if (deaf) {
      later.clear();
      waiting.set(0);
      return;
    }
    try {
      for (Saying next = later.poll(); next != null; next = later.poll()) {
        waiting.decrementAndGet();
        next.to(output);
      }
      saying.to(output);
      output.flush();
    } catch (IOException e) {
      deaf = true;
      onDeaf.run();
    }
  }

  /** Says what waits. */
  void catchUp() {
    if (waiting.get() > 0) {
      say(nothing -> {});
    }
  }
}
