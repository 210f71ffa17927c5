package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.Locale;

/** Shows where in a row the text stands that is sought. */
final class Matches {
  private Matches() {}

  /**
   * @param area of one row, which begins with that text
   */
  static void paint(Area area, String text, String sought) {
    String low = text.toLowerCase(Locale.ROOT);
    String wanted = ScreenText.line(sought).toLowerCase(Locale.ROOT);
    // A few letters become longer; then the places would be others.
    boolean comparable = low.length() == text.length() && !wanted.isBlank();
    int at = comparable ? low.indexOf(wanted) : -1;
    while (at >= 0) {
      int from = Cells.width(text.substring(0, at));
      int end = from + Cells.width(text.substring(at, at + wanted.length()));
      area.paint(from, 0, end, Style.BOLD.reversed());
      at = low.indexOf(wanted, at + wanted.length());
    }
  }
}
