package dev.parley.tui.screen;

/** All keys, for people. */
public final class KeyHelp {
  private static final String TEXT =
      """
      Enter             send                Alt+Enter  new line
      Tab, Shift+Tab    complete a command or a name
      Up, Down          a line up or down, then what was typed before
      Ctrl+R            search in what was typed before
      Ctrl+A, Ctrl+E    start, end of the line (also Home, End)
      Alt+B, Alt+F      a word to the left, to the right (also Ctrl+Left, Ctrl+Right)
      Ctrl+W, Alt+D     delete the word before, behind the cursor
      Ctrl+U, Ctrl+K    delete to the start, to the end of the line
      Ctrl+Y, Ctrl+_    put back what was deleted, undo
      Ctrl+O            write in $EDITOR

      PgUp, PgDn        half a page up, down
      Alt+Up, Alt+Down  one row up, down (also the mouse wheel)
      Alt+Home, Alt+End to the oldest, to the newest
      Alt+U             to the first unread message
      Ctrl+F            search in the room (also /search)
      Ctrl+T            choose a message: i what is known of it, y copy

      F1, F2            this help, the status (also /help, /status)
      F7, F8            show or hide the rooms, the users
      Ctrl+L            draw everything anew
      Esc               close what lies above, leave the search
      Ctrl+C            clear the line; twice where it is empty: leave (also /quit, Ctrl+Q)

      Ctrl+Z does not stop this peer: the others would take it for dead. /suspend does.
      Alt does nothing in the Terminal of macOS? Settings, Profiles, Keyboard:
      "Use Option as Meta key".

      ◌ in the outbox   ○ has a number      ✓ final: ordered, stored by a majority
      ~ no majority in reach                ◌? sent again after the leader changed
      ✗ refused""";

  private KeyHelp() {}

  /** Several lines. */
  public static String text() {
    return TEXT;
  }
}
