package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import java.util.List;

/** A frame with a title above and a hint below. */
final class Popup {
  /** The frame, and a blank beside it. */
  private static final int SIDES = 4;

  private static final int FRAME_ROWS = 2;

  /** With less left beside it, it is as wide as it can be: nobody reads what is there. */
  private static final int LEAST_BESIDE = 6;

  private Popup() {}

  /**
   * Draws it in the middle of that area, and returns where the rows stand.
   *
   * @param labels above and below; empty: none
   * @param least so wide it is inside, if it fits, however short the rows are
   * @param rows clean; as many as are shown
   */
  static Area draw(Area over, Glyphs glyphs, List<String> labels, int least, List<String> rows) {
    String title = label(labels.get(0), over, glyphs);
    String hint = label(labels.get(1), over, glyphs);
    int inside = Math.max(least, Math.max(Cells.width(title), Cells.width(hint)));
    for (String row : rows) {
      inside = Math.max(inside, Cells.width(row));
    }
    int wanted = inside + SIDES;
    int columns = over.columns() - wanted < LEAST_BESIDE ? over.columns() : wanted;
    int height = Math.min(over.rows(), rows.size() + FRAME_ROWS);
    Area box =
        over.part((over.columns() - columns) / 2, (over.rows() - height) / 2, columns, height);
    box.clear(Style.PLAIN);
    box.column(0, glyphs.vertical(), Style.DIM);
    box.column(columns - 1, glyphs.vertical(), Style.DIM);
    border(box, 0, glyphs, title);
    border(box, height - 1, glyphs, hint);
    Area text = box.part(2, 1, columns - SIDES, height - FRAME_ROWS);
    for (int i = 0; i < rows.size(); i++) {
      text.put(0, i, rows.get(i), Style.PLAIN);
    }
    return text;
  }

  private static String label(String text, Area over, Glyphs glyphs) {
    return text.isEmpty() ? "" : " " + Fit.cut(text, over.columns() - 6, glyphs.cut()) + " ";
  }

  private static void border(Area box, int row, Glyphs glyphs, String label) {
    int corners = row == 0 ? 0 : 2;
    int last = box.columns() - 1;
    box.put(0, row, glyphs.corner(corners), Style.DIM);
    for (int column = 1; column < last; column++) {
      box.put(column, row, glyphs.horizontal(), Style.DIM);
    }
    box.put(last, row, glyphs.corner(corners + 1), Style.DIM);
    box.part(0, row, last, 1).put(2, 0, label, row == 0 ? Style.BOLD : Style.PLAIN);
  }
}
