package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.Colours;
import java.util.List;

/** Everybody has a colour, the same on all screens that have as many. */
public final class NickColour {
  /**
   * Those that can be read on black and on white in most themes. Yellow cannot be on white, blue
   * not on black; red is for errors.
   */
  private static final List<Colour> OF_THEME =
      List.of(Colour.CYAN, Colour.MAGENTA, Colour.GREEN, Colour.BRIGHT_BLUE, Colour.BRIGHT_MAGENTA);

  /**
   * Of the palette of 256, where the colours are known: with a contrast of 3:1 at least to black
   * and to white (WCAG 2.1, 1.4.3, large text), with hues at least 12 degrees from each other, and
   * at least 30 from red, which is for errors. Those that follow each other here, as the numbers of
   * the members of a small group do, are far apart.
   */
  private static final List<Colour> OF_PALETTE =
      List.of(
          Colour.TEAL,
          Colour.FUCHSIA,
          Colour.FOREST,
          Colour.CORNFLOWER,
          Colour.GOLD,
          Colour.PLUM,
          Colour.JADE,
          Colour.ROSE,
          Colour.AZURE,
          Colour.OLIVE,
          Colour.VIOLET,
          Colour.BROWN);

  private NickColour() {}

  /** How a member's name looks to the member {@code selfId}. */
  public static Style of(int nodeId, int selfId, Colours colours) {
    List<Colour> all = all(colours);
    Style style = Style.of(all.get(Math.floorMod(Integer.hashCode(nodeId), all.size())));
    return nodeId == selfId ? style.bolder() : style;
  }

  static List<Colour> all(Colours colours) {
    return colours == Colours.MANY ? OF_PALETTE : OF_THEME;
  }
}
