package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import java.util.List;

/** Everybody has a colour, the same on all screens. */
public final class NickColour {
  /** Those that can be read on black and on white; red is for errors. */
  private static final List<Colour> COLOURS =
      List.of(
          Colour.CYAN,
          Colour.MAGENTA,
          Colour.GREEN,
          Colour.BRIGHT_BLUE,
          Colour.YELLOW,
          Colour.BRIGHT_MAGENTA);

  private NickColour() {}

  /** How a member's name looks to the member {@code selfId}. */
  public static Style of(int nodeId, int selfId) {
    Style style = Style.of(COLOURS.get(Math.floorMod(Integer.hashCode(nodeId), COLOURS.size())));
    return nodeId == selfId ? style.bolder() : style;
  }
}
