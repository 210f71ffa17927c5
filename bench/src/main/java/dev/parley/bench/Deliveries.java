package dev.parley.bench;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** The messages that one process showed, in order, and when. Guarded by its peer's lock. */
final class Deliveries {
  private static final int FIRST_CAPACITY = 4096;

  private long[] seqNos = new long[FIRST_CAPACITY];
  private long[] nanos = new long[FIRST_CAPACITY];
  private int[] senders = new int[FIRST_CAPACITY];
  private int[] numbers = new int[FIRST_CAPACITY];
  private int size;

  /** What is wrong with what was shown. */
  record Faults(long lost, long doubled, long disordered) {
    static final Faults NONE = new Faults(0, 0, 0);

    Faults plus(Faults other) {
      return new Faults(lost + other.lost, doubled + other.doubled, disordered + other.disordered);
    }
  }

  void add(long seqNo, int sender, int number, long at) {
    if (size == seqNos.length) {
      seqNos = Arrays.copyOf(seqNos, 2 * size);
      nanos = Arrays.copyOf(nanos, 2 * size);
      senders = Arrays.copyOf(senders, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    seqNos[size] = seqNo;
    nanos[size] = at;
    senders[size] = sender;
    numbers[size] = number;
    size++;
  }

  int size() {
    return size;
  }

  /** When the message came that was the {@code count}th. */
  long nanosOf(int count) {
    return nanos[count - 1];
  }

  /** When the last came; 0 if none did. */
  long lastNanos() {
    return size == 0 ? 0 : nanos[size - 1];
  }

  /**
   * The longest time without a message, in nanoseconds, of those that ended in a span: as a whole
   * if it began before {@code from}, as far as {@code to} if it ended after that.
   */
  long longestPause(long from, long to) {
    long longest = 0;
    for (int i = 1; i < size; i++) {
      if (nanos[i] > from && nanos[i - 1] < to) {
        longest = Math.max(longest, Math.min(nanos[i], to) - nanos[i - 1]);
      }
    }
    return longest;
  }

  /**
   * Compares with what was typed.
   *
   * @param sent how many each sender typed, numbered from 1
   */
  Faults faults(Map<Integer, Integer> sent) {
    Map<Integer, BitSet> seen = new TreeMap<>();
    long doubled = 0;
    long disordered = 0;
    for (int i = 0; i < size; i++) {
      BitSet of = seen.computeIfAbsent(senders[i], id -> new BitSet());
      if (of.get(numbers[i])) {
        doubled++;
      } else if (of.length() > numbers[i] || i > 0 && seqNos[i] <= seqNos[i - 1]) {
        disordered++;
      }
      of.set(numbers[i]);
    }
    long lost = 0;
    for (Map.Entry<Integer, Integer> sender : sent.entrySet()) {
      BitSet of = seen.getOrDefault(sender.getKey(), new BitSet());
      lost += sender.getValue() - of.get(1, sender.getValue() + 1).cardinality();
    }
    return new Faults(lost, doubled, disordered);
  }

  boolean sameOrderAs(Deliveries other) {
    return size == other.size
        && Arrays.equals(seqNos, 0, size, other.seqNos, 0, size)
        && Arrays.equals(senders, 0, size, other.senders, 0, size)
        && Arrays.equals(numbers, 0, size, other.numbers, 0, size);
  }
}
