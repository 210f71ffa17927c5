package dev.parley.tui.screen.terminal;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.model.UiEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What waits for the UI thread. Keys go before news, so that typing is never behind a burst of
 * messages; news of a peer that is faster than the screen wait at the peer.
 */
final class Inbox {
  /** News that wait here; the listener of a node hands over a piece of its log at a time. */
  static final int MOST_NEWS = 32;

  private final Deque<Key> keys = new ArrayDeque<>();
  private final Deque<UiEvent> news = new ArrayDeque<>();
  private boolean resized;
  private boolean closed;

  /** Keys that were put in, and keys that were taken and done with. */
  private long keysPut;

  private long keysDone;

  /** Whose calls never wait: it is the one that takes. */
  private Thread taker;

  synchronized void takenBy(Thread thread) {
    taker = thread;
  }

  /**
   * Returns when all of them were done with: whoever reads the keyboard must not read on while an
   * editor runs that was started by the last key.
   */
  synchronized void put(List<Key> typed) throws InterruptedException {
    keys.addAll(typed);
    keysPut += typed.size();
    long last = keysPut;
    notifyAll();
    while (keysDone < last && !closed) {
      wait();
    }
  }

  /** Waits while there is too much. */
  synchronized void put(UiEvent event) {
    boolean interrupted = false;
    while (news.size() >= MOST_NEWS && !closed && Thread.currentThread() != taker) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (!closed) {
      news.addLast(event);
      notifyAll();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The terminal may have another size. */
  synchronized void resized() {
    resized = true;
    notifyAll();
  }

  /** Whether that was said since the last call. */
  synchronized boolean takeResized() {
    boolean was = resized;
    resized = false;
    return was;
  }

  /** The next event; null: none. Whoever takes one says when it is {@link #done}. */
  synchronized UiEvent take() {
    Key key = keys.pollFirst();
    if (key != null) {
      return new UiEvent.Pressed(key);
    }
    UiEvent event = news.pollFirst();
    if (event != null) {
      notifyAll();
    }
    return event;
  }

  /** All that was taken is done with. */
  synchronized void done() {
    long before = keysDone;
    keysDone = keysPut - keys.size();
    if (keysDone > before) {
      notifyAll();
    }
  }

  /** Returns when there is something to take, or after that time. */
  synchronized void await(long millis) throws InterruptedException {
    if (keys.isEmpty() && news.isEmpty() && !resized && !closed && millis > 0) {
      wait(millis);
    }
  }

  /** Whoever waits goes on, and nobody waits any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }
}
