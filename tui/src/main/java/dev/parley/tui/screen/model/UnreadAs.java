package dev.parley.tui.screen.model;

/** How a list of rooms says that something is unread. */
public enum UnreadAs {
  /** {@code 2}, or {@code @1} where the user is called. */
  COUNT,
  /** {@code *}, or {@code @} where the user is called. */
  SIGIL
}
