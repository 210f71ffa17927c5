package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/** What terminals send and Lanterna knows no key for. */
final class TerminalStroke extends KeyStroke {

  /** What it is. */
  enum Sort {
    PASTE_BEGINS,
    PASTE_ENDS,
    FOCUS_IN,
    FOCUS_OUT,
    WHEEL_UP,
    WHEEL_DOWN,
    /** Something of the mouse's that nothing is done with. */
    MOUSE
  }

  private final Sort sort;

  TerminalStroke(Sort sort) {
    super(KeyType.Unknown);
    this.sort = sort;
  }

  Sort sort() {
    return sort;
  }
}
