package dev.parley.tui.chat;

/** When a message counts as read by this user. */
public enum ReadWhen {
  /** It is shown, and the terminal has the focus. */
  FOCUSED,
  /** It is shown. */
  VISIBLE,
  /** Never: others are told nothing. */
  OFF
}
