package dev.parley.protocol.sim;

import java.util.Arrays;

/** What is to happen, by time and then in the order in which it was added. A binary heap. */
final class EventQueue {
  private static final int COUNT_BITS = 36;

  private long[] keys = new long[256];
  private Runnable[] actions = new Runnable[256];
  private int size;
  private long count;

  boolean isEmpty() {
    return size == 0;
  }

  /** The time of the next event; the queue must not be empty. */
  long nextTime() {
    return keys[0] >>> COUNT_BITS;
  }

  /** {@code time} in milliseconds, less than 2^27. */
  void add(long time, Runnable action) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      actions = Arrays.copyOf(actions, 2 * size);
    }
    long key = (time << COUNT_BITS) | count++;
    int at = size++;
    while (at > 0 && keys[(at - 1) / 2] > key) {
      int parent = (at - 1) / 2;
      keys[at] = keys[parent];
      actions[at] = actions[parent];
      at = parent;
    }
    keys[at] = key;
    actions[at] = action;
  }

  /** Takes the next event out; the queue must not be empty. */
  Runnable poll() {
    Runnable first = actions[0];
    size--;
    long key = keys[size];
    Runnable action = actions[size];
    actions[size] = null;
    if (size > 0) {
      sink(key, action);
    }
    return first;
  }

  private void sink(long key, Runnable action) {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= key) {
        break;
      }
      keys[at] = keys[child];
      actions[at] = actions[child];
      at = child;
    }
    keys[at] = key;
    actions[at] = action;
  }
}
