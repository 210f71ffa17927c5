package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;

/**
 * A rectangle of a canvas: whoever draws on it never draws outside. Places are counted from its top
 * left corner.
 */
record Area(Canvas canvas, int left, int top, int columns, int rows) {

  /** The part of it that begins there; as much as there is of it. */
  Area part(int column, int row, int wantedColumns, int wantedRows) {
    int x = Math.max(0, Math.min(column, columns));
    int y = Math.max(0, Math.min(row, rows));
    return new Area(
        canvas,
        left + x,
        top + y,
        Math.max(0, Math.min(wantedColumns, columns - x)),
        Math.max(0, Math.min(wantedRows, rows - y)));
  }

  /** Draws clean text, and returns the column after it, inside or not. */
  int put(int column, int row, String text, Style style) {
    return has(row) && column >= 0
        ? canvas.put(left + column, top + row, left + columns, text, style) - left
        : column;
  }

  /** Draws clean text so that it ends before that column. */
  void putBefore(int end, int row, String text, Style style) {
    put(Math.max(0, end - Cells.width(text)), row, text, style);
  }

  void paint(int column, int row, int end, Style style) {
    if (has(row)) {
      canvas.paint(left + Math.max(0, column), top + row, left + Math.min(end, columns), style);
    }
  }

  /** Blanks in that style, over all of it. */
  void clear(Style style) {
    for (int row = 0; row < rows; row++) {
      canvas.fill(left, top + row, left + columns, style);
    }
  }

  /** A line from top to bottom. */
  void column(int column, String glyph, Style style) {
    for (int row = 0; row < rows; row++) {
      put(column, row, glyph, style);
    }
  }

  private boolean has(int row) {
    return row >= 0 && row < rows;
  }
}
