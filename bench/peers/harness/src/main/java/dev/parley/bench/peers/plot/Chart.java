package dev.parley.bench.peers.plot;

import java.util.List;
import java.util.Locale;

/** One chart as SVG: the same lines always make the same bytes. */
final class Chart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 66;
  private static final int RIGHT = 620;
  private static final int TOP = 84;
  private static final int BOTTOM = 348;
  private static final int TITLE_AT = 22;
  private static final int SUBTITLE_AT = 41;
  private static final int LEGEND_AT = 64;
  private static final int LEGEND_MARK = 18;
  private static final int LEGEND_GAP = 26;
  private static final double LEGEND_LETTER = 6.2;
  // Values at the edge may be written a little beside the area of the lines.
  private static final int ABOVE = 14;
  private static final int BESIDE = 16;

  /** Apart for those who do not see all colours, too; the marks differ besides. */
  private static final String[] COLOURS = {"#0b5cad", "#b8500b", "#2b7a3d"};

  private final String title;
  private final String subtitle;
  private final Axis x;
  private final Axis y;
  private final List<Line> lines;
  private final StringBuilder svg = new StringBuilder();

  /**
   * @param subtitle what was the same in all runs
   * @param lines at most three
   */
  Chart(String title, String subtitle, Axis x, Axis y, List<Line> lines) {
    this.title = title;
    this.subtitle = subtitle;
    this.x = x;
    this.y = y;
    this.lines = lines;
  }

  String svg() {
    svg.setLength(0);
    put(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    put("<title>%s</title>%n", escaped(title));
    // Pages may be dark; the ink is not.
    put("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, HEIGHT);
    put(
        "<text x=\"%d\" y=\"%d\" font-size=\"16\" font-weight=\"bold\" fill=\"#111111\">%s</text>%n",
        LEFT, TITLE_AT, escaped(title));
    text(LEFT, SUBTITLE_AT, "start", subtitle);
    legend();
    axes();
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), i);
    }
    labels();
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    double at = LEFT;
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).name();
      mark(at + 5, LEGEND_AT - 4, i);
      text(at + LEGEND_MARK, LEGEND_AT, "start", name);
      at += LEGEND_MARK + LEGEND_LETTER * name.length() + LEGEND_GAP;
    }
  }

  private void axes() {
    for (double tick : y.ticks()) {
      stroke(LEFT, down(tick), RIGHT, down(tick), "#dddddd");
      text(LEFT - 6, down(tick) + 4, "end", Figure.exact(tick));
    }
    double free = 0;
    for (double tick : x.ticks()) {
      String shown = Figure.exact(tick);
      double half = LEGEND_LETTER * shown.length() / 2 + 2;
      stroke(across(tick), BOTTOM, across(tick), BOTTOM + 5, "#555555");
      // One that would touch the one before it has its tick alone.
      if (across(tick) - half >= free) {
        text(across(tick), BOTTOM + 19, "middle", shown);
        free = across(tick) + half;
      }
    }
    stroke(LEFT, BOTTOM, RIGHT, BOTTOM, "#555555");
    stroke(LEFT, TOP, LEFT, BOTTOM, "#555555");
    text((LEFT + RIGHT) / 2.0, BOTTOM + 41, "middle", x.title());
    int middle = (TOP + BOTTOM) / 2;
    put(
        "<text x=\"16\" y=\"%d\" text-anchor=\"middle\" fill=\"#333333\""
            + " transform=\"rotate(-90 16 %d)\">%s</text>%n",
        middle, middle, escaped(y.title()));
  }

  private void line(Line line, int index) {
    put("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", COLOURS[index]);
    String gap = "";
    for (Line.Point p : line.points()) {
      put("%s%.1f,%.1f", gap, across(p.x()), down(p.y()));
      gap = " ";
    }
    put("\"/>%n");
    line.points().forEach(p -> mark(across(p.x()), down(p.y()), index));
  }

  /** A disc, a square or a triangle. */
  private void mark(double cx, double cy, int index) {
    String colour = COLOURS[index];
    switch (index) {
      case 0 -> put("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", cx, cy, colour);
      case 1 ->
          put(
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"7\" height=\"7\" fill=\"%s\"/>%n",
              cx - 3.5, cy - 3.5, colour);
      default ->
          put(
              "<polygon points=\"%.1f,%.1f %.1f,%.1f %.1f,%.1f\" fill=\"%s\"/>%n",
              cx, cy - 5, cx + 5, cy + 4, cx - 5, cy + 4, colour);
    }
  }

  /** After all lines, so that none is drawn over a value. */
  private void labels() {
    Labels labels = new Labels(LEFT, TOP - ABOVE, RIGHT + BESIDE, BOTTOM);
    lines.forEach(line -> line.points().forEach(p -> labels.keepFree(across(p.x()), down(p.y()))));
    for (int i = 0; i < lines.size(); i++) {
      for (Line.Point p : lines.get(i).points()) {
        Labels.Box box = labels.place(across(p.x()), down(p.y()), p.label());
        put(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#ffffff\""
                + " fill-opacity=\"0.8\"/>%n",
            box.left(), box.top(), box.right() - box.left(), box.bottom() - box.top());
        put(
            "<text x=\"%.1f\" y=\"%.1f\" font-size=\"11\" text-anchor=\"middle\" fill=\"%s\">"
                + "%s</text>%n",
            (box.left() + box.right()) / 2, box.bottom() - 3, COLOURS[i], escaped(p.label()));
      }
    }
  }

  private double across(double value) {
    return LEFT + x.at(value) * (RIGHT - LEFT);
  }

  private double down(double value) {
    return BOTTOM - y.at(value) * (BOTTOM - TOP);
  }

  private void stroke(double x1, double y1, double x2, double y2, String colour) {
    put(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1, y1, x2, y2, colour);
  }

  private void text(double at, double down, String anchor, String text) {
    put(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>%n",
        at, down, anchor, escaped(text));
  }

  private void put(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
