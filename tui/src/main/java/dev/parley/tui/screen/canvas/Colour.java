package dev.parley.tui.screen.canvas;

/**
 * The colours of the terminal's own theme, where what they look like is the user's choice; and some
 * of the palette of 256, which look the same everywhere.
 */
public enum Colour {
  DEFAULT,
  RED,
  GREEN,
  YELLOW,
  BLUE,
  MAGENTA,
  CYAN,
  BRIGHT_RED,
  BRIGHT_GREEN,
  BRIGHT_YELLOW,
  BRIGHT_BLUE,
  BRIGHT_MAGENTA,
  BRIGHT_CYAN,
  BROWN(130),
  GOLD(136),
  OLIVE(64),
  FOREST(28),
  JADE(29),
  TEAL(30),
  AZURE(32),
  CORNFLOWER(69),
  PLUM(97),
  VIOLET(99),
  FUCHSIA(165),
  ROSE(169);

  private static final int OF_THEME = -1;

  private final int index;

  Colour() {
    this(OF_THEME);
  }

  Colour(int index) {
    this.index = index;
  }

  /** Its place in the palette of 256; of those of the theme, -1. */
  public int index() {
    return index;
  }
}
