package dev.parley.tui.screen.view;

import dev.parley.tui.text.Cells;

/** Clean text made to fit a number of cells. */
final class Fit {
  private Fit() {}

  /** The text, or as much of its beginning as fits together with {@code sign}. */
  static String cut(String clean, int columns, String sign) {
    if (Cells.width(clean) <= columns) {
      return clean;
    }
    int room = columns - Cells.width(sign);
    if (room < 0) {
      return "";
    }
    return Cells.head(clean, room) + sign;
  }

  /** With blanks up to that width. */
  static String left(String clean, int columns) {
    return clean + " ".repeat(Math.max(0, columns - Cells.width(clean)));
  }

  /** With blanks before it up to that width. */
  static String right(String clean, int columns) {
    return " ".repeat(Math.max(0, columns - Cells.width(clean))) + clean;
  }
}
