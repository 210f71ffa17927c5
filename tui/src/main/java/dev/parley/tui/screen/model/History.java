package dev.parley.tui.screen.model;

import java.util.List;

/**
 * A window of what is final in a room. All lines whose number is in {@code first..last} are in it,
 * ascending; it is empty where {@code last} is {@code first - 1}.
 *
 * @param tail the newest lines, up to the last that was delivered, where the window does not reach
 *     that far; null: it does. The two may overlap.
 * @param loading what is being read from the log; null: nothing
 */
public record History(List<Line> lines, long first, long last, History tail, Wish.Load loading) {
  /** More is read from the log when one scrolls to it. */
  public static final int MAX_LINES = 2000;

  /** Of a room that is not on the screen. */
  static final int MAX_LINES_ELSEWHERE = 200;

  public History {
    lines = List.copyOf(lines);
  }

  /** Before the first entry that comes. */
  static History empty(long next) {
    return new History(List.of(), next, next - 1, null, null);
  }

  /** Where that number is, or the next higher one; {@code lines().size()}: there is none. */
  public int indexOf(long seqNo) {
    int low = 0;
    int high = lines.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines.get(middle).seqNo() < seqNo) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether the newest line that was delivered is here. */
  public boolean isAtEnd() {
    return tail == null;
  }

  boolean covers(long seqNo) {
    return first <= seqNo && seqNo <= last;
  }

  History loading(Wish.Load wish) {
    return new History(lines, first, last, tail, wish);
  }
}
