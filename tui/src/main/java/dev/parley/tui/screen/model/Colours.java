package dev.parley.tui.screen.model;

/** How many colours there are. */
public enum Colours {
  NONE,
  /** Those of the terminal's own theme. */
  SIXTEEN,
  /** Also those of the palette of 256, for names. */
  MANY
}
