package dev.parley.tui.screen.canvas;

import java.util.Optional;

/**
 * Rows that moved together from one canvas to the next. A terminal moves them when it is told in a
 * few bytes; the rows that come free are blank then.
 *
 * @param first the topmost row of those concerned
 * @param last the lowest one, with all that come free
 * @param distance by how many rows: up if positive, never 0, less than there are rows
 */
public record Scroll(int first, int last, int distance) {
  /** In characters: what a terminal is sent to scroll, and some more for the trouble. */
  private static final int PRICE = 60;

  /** In characters: what moves the cursor to where cells differ again. */
  private static final int MOVE = 5;

  /** So many cells are compared at once where the distance is guessed. */
  private static final int SLICE = 8;

  /**
   * The one that leaves clearly fewer cells to write than writing all that differ; mostly there is
   * none. Takes one look at each cell where little differs, else five, however far things moved.
   */
  public static Optional<Scroll> between(Canvas before, Canvas after) {
    if (before.columns() != after.columns() || before.rows() != after.rows()) {
      return Optional.empty();
    }
    int[] keep = new int[after.rows()];
    int all = 0;
    for (int row = 0; row < keep.length; row++) {
      keep[row] = price(after, row, before, row);
      all += keep[row];
    }
    if (all <= PRICE) {
      return Optional.empty();
    }
    int distance = distance(before, after);
    return distance == 0 ? Optional.empty() : region(before, after, keep, distance);
  }

  /** The distance by which most slices moved that are others where they were; 0: there is none. */
  private static int distance(Canvas before, Canvas after) {
    int[][] were = slices(before);
    int[][] are = slices(after);
    int best = 0;
    int most = 0;
    for (int distance = 1 - were.length; distance < were.length; distance++) {
      int moved = distance == 0 ? 0 : moved(were, are, distance);
      if (moved > most) {
        most = moved;
        best = distance;
      }
    }
    return best;
  }

  private static int moved(int[][] were, int[][] are, int distance) {
    int moved = 0;
    int end = Math.min(are.length, are.length - distance);
    for (int row = Math.max(0, -distance); row < end; row++) {
      int[] is = are[row];
      int[] was = were[row];
      int[] from = were[row + distance];
      for (int i = 0; i < is.length; i++) {
        moved += is[i] == from[i] && is[i] != was[i] ? 1 : 0;
      }
    }
    return moved;
  }

  private static int[][] slices(Canvas canvas) {
    int[][] slices = new int[canvas.rows()][(canvas.columns() + SLICE - 1) / SLICE];
    for (int row = 0; row < canvas.rows(); row++) {
      for (int column = 0; column < canvas.columns(); column++) {
        int i = column / SLICE;
        slices[row][i] = slices[row][i] * 31 + canvas.cell(column, row).hashCode();
      }
    }
    return slices;
  }

  /**
   * Where to begin and to end with that distance. Upside down, what moves down moves up: rows are
   * counted from the edge that they move to.
   */
  private static Optional<Scroll> region(Canvas before, Canvas after, int[] keep, int distance) {
    int rows = keep.length;
    int by = Math.abs(distance);
    int[] freed = new int[rows + 1];
    for (int i = 0; i < rows; i++) {
      int row = distance > 0 ? i : rows - 1 - i;
      freed[i + 1] = freed[i] + keep[row] - price(after, row, null, 0);
    }
    int best = PRICE;
    int from = 0;
    int to = -1;
    int gain = 0;
    int begin = 0;
    for (int i = 0; i + by < rows; i++) {
      if (gain <= 0) {
        gain = 0;
        begin = i;
      }
      int row = distance > 0 ? i : rows - 1 - i;
      gain += keep[row] - price(after, row, before, row + distance);
      int saved = gain + freed[i + by + 1] - freed[i + 1];
      if (saved > best) {
        best = saved;
        from = begin;
        to = i + by;
      }
    }
    if (to < 0) {
      return Optional.empty();
    }
    return Optional.of(
        distance > 0
            ? new Scroll(from, to, distance)
            : new Scroll(rows - 1 - to, rows - 1 - from, distance));
  }

  /**
   * Roughly how many characters make one row of the other.
   *
   * @param before {@code null}: a blank row
   */
  private static int price(Canvas after, int row, Canvas before, int from) {
    int price = 0;
    boolean same = true;
    for (int column = 0; column < after.columns(); column++) {
      Cell was = before == null ? Cell.BLANK : before.cell(column, from);
      boolean wasSame = same;
      same = after.cell(column, row).equals(was);
      price += same ? 0 : wasSame ? 1 + MOVE : 1;
    }
    return price;
  }
}
