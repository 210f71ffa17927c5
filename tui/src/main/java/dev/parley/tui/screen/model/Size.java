package dev.parley.tui.screen.model;

/** Of the terminal, in cells. */
public record Size(int columns, int rows) {
  public static final int LEAST_COLUMNS = 40;
  public static final int LEAST_ROWS = 8;

  public boolean isTooSmall() {
    return columns < LEAST_COLUMNS || rows < LEAST_ROWS;
  }
}
