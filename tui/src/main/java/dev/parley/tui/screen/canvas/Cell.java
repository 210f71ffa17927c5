package dev.parley.tui.screen.canvas;

/**
 * One place on the screen. Thousands are compared for each frame: what a record compares itself
 * with takes several times as long under the quick compiler.
 *
 * @param cluster what people see as one character; empty: the right half of the cell before
 */
public record Cell(String cluster, Style style) {
  public static final Cell BLANK = new Cell(" ", Style.PLAIN);

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Cell cell
            && cluster.equals(cell.cluster)
            && (style == cell.style || style.equals(cell.style)));
  }

  @Override
  public int hashCode() {
    return cluster.hashCode() * 31 + style.hashCode();
  }
}
