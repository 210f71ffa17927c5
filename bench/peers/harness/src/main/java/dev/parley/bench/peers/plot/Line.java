package dev.parley.bench.peers.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** One line of a chart, and what is written at its points. */
record Line(String name, List<Point> points) {
  private static final int RATIO_DIGITS = 2;

  /** One point; {@code label} is written beside it. */
  record Point(double x, double y, String label) {}

  static Line of(String name, SortedMap<Double, Double> values) {
    List<Point> points = new ArrayList<>();
    values.forEach((x, y) -> points.add(new Point(x, y, Figure.rounded(y))));
    return new Line(name, points);
  }

  /** With each value how many times that of another line it is, where that has one. */
  static Line beside(
      String name, SortedMap<Double, Double> values, SortedMap<Double, Double> other) {
    List<Point> points = new ArrayList<>();
    values.forEach(
        (x, y) -> {
          Double than = other.get(x);
          String times = than == null ? "" : " (" + Figure.rounded(y / than, RATIO_DIGITS) + "×)";
          points.add(new Point(x, y, Figure.rounded(y) + times));
        });
    return new Line(name, points);
  }
}
