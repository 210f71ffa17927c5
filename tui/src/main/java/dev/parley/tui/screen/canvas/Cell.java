package dev.parley.tui.screen.canvas;

/**
 * One place on the screen.
 *
 * @param cluster what people see as one character; empty: the right half of the cell before
 */
public record Cell(String cluster, Style style) {
  public static final Cell BLANK = new Cell(" ", Style.PLAIN);
}
