package dev.parley.tui.screen.canvas;

/** The colours of the terminal's own theme; what they look like is the user's choice. */
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
  BRIGHT_CYAN
}
