package dev.parley.tui.screen.canvas;

import dev.parley.tui.text.Cells;
import java.util.Arrays;

/**
 * A grid of cells to draw on, clipped at its edges; knows of no terminal. A cluster that is two
 * cells wide and would lose its right half becomes a blank. Used by one thread.
 */
public final class Canvas {
  private final int columns;
  private final int rows;
  private final Cell[] cells;
  private int cursorColumn = -1;
  private int cursorRow = -1;

  public Canvas(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    cells = new Cell[columns * rows];
    Arrays.fill(cells, Cell.BLANK);
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** Of a place that is on the canvas. */
  public Cell cell(int column, int row) {
    return cells[row * columns + column];
  }

  /**
   * Draws text that is clean (see {@link dev.parley.tui.text.ScreenText}), and returns the column
   * after it.
   *
   * @param end the first column that is not drawn on any more
   */
  public int put(int column, int row, int end, String text, Style style) {
    int at = column;
    for (String cluster : Cells.clusters(text)) {
      int width = Cells.width(cluster);
      if (row >= 0 && row < rows && at < Math.min(end, columns)) {
        place(at, row, Math.min(end, columns), cluster, style);
      }
      at += width;
    }
    return at;
  }

  /** As above, to the right edge. */
  public int put(int column, int row, String text, Style style) {
    return put(column, row, columns, text, style);
  }

  private void place(int column, int row, int end, String cluster, Style style) {
    if (column < 0) {
      return;
    }
    int width = Cells.width(cluster);
    if (width == 2 && column + 1 >= end) {
      set(column, row, new Cell(" ", style));
      return;
    }
    set(column, row, new Cell(cluster, style));
    if (width == 2) {
      cells[row * columns + column + 1] = new Cell("", style);
    }
  }

  /** Whatever half of a wide cluster is overwritten, the other half goes too. */
  private void set(int column, int row, Cell cell) {
    int at = row * columns + column;
    if (cells[at].cluster().isEmpty() && column > 0) {
      cells[at - 1] = new Cell(" ", cells[at - 1].style());
    }
    int wide = cell.cluster().isEmpty() ? 1 : Cells.width(cell.cluster());
    if (column + wide < columns && cells[at + wide].cluster().isEmpty()) {
      cells[at + wide] = new Cell(" ", cells[at + wide].style());
    }
    cells[at] = cell;
  }

  /** Gives all cells of a row, from {@code column} to before {@code end}, that style. */
  public void paint(int column, int row, int end, Style style) {
    for (int x = Math.max(0, column); x < Math.min(end, columns); x++) {
      int at = row * columns + x;
      cells[at] = new Cell(cells[at].cluster(), style);
    }
  }

  /** Blanks in that style. */
  public void fill(int column, int row, int end, Style style) {
    for (int x = Math.max(0, column); x < Math.min(end, columns); x++) {
      set(x, row, new Cell(" ", style));
    }
  }

  /** Where the terminal's own cursor stands; -1: nowhere. */
  public void cursor(int column, int row) {
    cursorColumn = column;
    cursorRow = row;
  }

  public int cursorColumn() {
    return cursorColumn;
  }

  public int cursorRow() {
    return cursorRow;
  }
}
