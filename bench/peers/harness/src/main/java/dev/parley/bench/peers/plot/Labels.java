package dev.parley.bench.peers.plot;

import java.util.ArrayList;
import java.util.List;

/** Finds a place beside its point for each value: where no mark and no other value is. */
final class Labels {
  /** A rectangle; y grows downwards. */
  record Box(double left, double top, double right, double bottom) {
    private boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    private boolean isIn(Box other) {
      return left >= other.left
          && right <= other.right
          && top >= other.top
          && bottom <= other.bottom;
    }
  }

  private static final double LETTER = 6.1;
  private static final double PADDING = 2;
  private static final double LINE_HEIGHT = 13;
  private static final double MARK = 5;
  private static final double AWAY = 6;

  private final Box area;
  private final List<Box> taken = new ArrayList<>();

  /** The labels stay within that area. */
  Labels(double left, double top, double right, double bottom) {
    area = new Box(left, top, right, bottom);
  }

  /** Nothing is to be written over the mark there. */
  void keepFree(double x, double y) {
    taken.add(new Box(x - MARK, y - MARK, x + MARK, y + MARK));
  }

  /** Above the point, below it, at its right or its left; above if there is room nowhere. */
  Box place(double x, double y, String text) {
    double width = LETTER * text.length() + 2 * PADDING;
    double half = width / 2;
    List<Box> places =
        List.of(
            box(x - half, y - AWAY - LINE_HEIGHT, width),
            box(x - half, y + AWAY, width),
            box(x + AWAY, y - LINE_HEIGHT / 2, width),
            box(x - AWAY - width, y - LINE_HEIGHT / 2, width));
    Box place =
        places.stream()
            .filter(p -> p.isIn(area) && taken.stream().noneMatch(p::meets))
            .findFirst()
            .orElse(places.get(0));
    taken.add(place);
    return place;
  }

  private static Box box(double left, double top, double width) {
    return new Box(left, top, left + width, top + LINE_HEIGHT);
  }
}
