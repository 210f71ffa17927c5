package dev.parley.tui.chat;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.log.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads a log in bounded pieces, forwards or from its end. */
public final class LogTail {
  private static final int CHUNK_BYTES = 256 * 1024;
  private static final int WINDOW = 512;

  private final LogReader log;

  public LogTail(LogReader log) {
    this.log = log;
  }

  /** Hands on all entries of a range, in order, a piece at a time. */
  public void forEach(long from, long upTo, Consumer<List<Entry>> each) {
    long next = from;
    while (next <= upTo) {
      List<Entry> piece = log.read(next, upTo, CHUNK_BYTES);
      if (piece.isEmpty()) {
        return;
      }
      each.accept(piece);
      next = piece.get(piece.size() - 1).seqNo() + 1;
    }
  }

  /**
   * Where the last {@code count} wanted entries at or below {@code upTo} begin; {@code upTo + 1} if
   * there are none.
   */
  public long startOfLast(long count, long upTo, Predicate<Entry> wanted) {
    long missing = count;
    long start = upTo + 1;
    long end = upTo;
    while (end >= 1 && missing > 0) {
      for (Entry entry : backwards(Math.max(1, end - WINDOW + 1), end)) {
        if (missing > 0 && wanted.test(entry)) {
          missing--;
          start = entry.seqNo();
        }
      }
      end -= WINDOW;
    }
    return start;
  }

  /**
   * The last {@code count} wanted entries, in order, among the last {@code depth} of the log.
   * Memory holds them all.
   */
  public List<Entry> last(int count, long depth, Predicate<Entry> wanted) {
    Deque<Entry> found = new ArrayDeque<>();
    long end = log.committedSeq();
    long stop = Math.max(0, end - depth);
    while (end > stop && found.size() < count) {
      for (Entry entry : backwards(Math.max(stop + 1, end - WINDOW + 1), end)) {
        if (found.size() < count && wanted.test(entry)) {
          found.addFirst(entry);
        }
      }
      end -= WINDOW;
    }
    return List.copyOf(found);
  }

  private Iterable<Entry> backwards(long from, long upTo) {
    List<Entry> window = new ArrayList<>();
    forEach(from, upTo, window::addAll);
    Collections.reverse(window);
    return window;
  }
}
