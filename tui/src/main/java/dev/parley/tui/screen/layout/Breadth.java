package dev.parley.tui.screen.layout;

/** The three layouts, by the columns of the whole terminal. */
public enum Breadth {
  /** The chat only, each name on a row of its own. */
  NARROW(8, 3),
  /** Rooms beside the chat. */
  MIDDLE(8, 3),
  /** Rooms and users beside the chat, and words where the others have none. */
  WIDE(12, 8);

  private static final int MIDDLE_COLUMNS = 60;
  private static final int WIDE_COLUMNS = 100;

  /** Fewer would make the column jump whenever somebody with a longer name speaks. */
  private static final int LEAST_NICK_COLUMNS = 8;

  private final int mostNickColumns;
  private final int gutter;

  Breadth(int mostNickColumns, int gutter) {
    this.mostNickColumns = mostNickColumns;
    this.gutter = gutter;
  }

  public static Breadth of(int terminalColumns) {
    if (terminalColumns < MIDDLE_COLUMNS) {
      return NARROW;
    }
    return terminalColumns < WIDE_COLUMNS ? MIDDLE : WIDE;
  }

  /**
   * How wide the column of names is.
   *
   * @param longest cells of the longest name in sight
   */
  public int nickColumns(int longest) {
    return Math.min(Math.max(longest, LEAST_NICK_COLUMNS), mostNickColumns);
  }

  /** Cells at the right edge where no text stands, but marks. */
  int gutter() {
    return gutter;
  }
}
