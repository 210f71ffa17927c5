package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.model.Panes;

/** The three layouts, by the columns of the whole terminal. */
public enum Breadth {
  /** The chat only, each name on a row of its own. */
  NARROW(8, 3),
  /** Rooms beside the chat. */
  MIDDLE(8, 3),
  /** Rooms and users beside the chat, and words where the others have none. */
  WIDE(12, 8);

  /** Fewer would make the column jump whenever somebody with a longer name speaks. */
  private static final int LEAST_NICK_COLUMNS = 8;

  private final int mostNickColumns;
  private final int gutter;

  Breadth(int mostNickColumns, int gutter) {
    this.mostNickColumns = mostNickColumns;
    this.gutter = gutter;
  }

  public static Breadth of(int terminalColumns) {
    if (terminalColumns < Panes.ROOMS_FROM) {
      return NARROW;
    }
    return terminalColumns < Panes.USERS_FROM ? MIDDLE : WIDE;
  }

  /**
   * How wide the column of names is.
   *
   * @param longest cells of the longest name in sight
   */
  public int nickColumns(int longest) {
    return Math.min(Math.max(longest, LEAST_NICK_COLUMNS), mostNickColumns);
  }

  /** Cells at the right edge where no text stands, but marks; more in a large group. */
  int gutter() {
    return gutter;
  }
}
