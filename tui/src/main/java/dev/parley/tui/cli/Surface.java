package dev.parley.tui.cli;

/** What a peer's user sees and types into. */
enum Surface {
  SCREEN,
  PLAIN,
  JSON
}
