package dev.parley.tui.screen.terminal;

import dev.parley.tui.text.Cells;

/**
 * What a terminal is sent for a cluster, so that the next one stands where it should, whatever
 * width this terminal gives to this one. Knows where the cursor is, if it is told of all that moves
 * it. Used by one thread.
 */
final class Pen {
  private int column;
  private int row;

  /** From 0, as everywhere. */
  void moveTo(int toColumn, int toRow) {
    column = toColumn;
    row = toRow;
  }

  /** Where the width is disputed, no cell that the cluster may leave out keeps what it showed. */
  String draw(String cluster) {
    int from = column;
    int width = Cells.width(cluster);
    column += width;
    return Cells.isDisputed(cluster)
        ? " ".repeat(width) + cursorTo(from) + cluster + cursorTo(column)
        : cluster;
  }

  private String cursorTo(int toColumn) {
    return "\033[" + (row + 1) + ";" + (toColumn + 1) + "H";
  }
}
