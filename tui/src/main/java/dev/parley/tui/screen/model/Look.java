package dev.parley.tui.screen.model;

import java.time.ZoneId;

/**
 * What the user wants the screen to look like.
 *
 * @param zone of the times on the screen
 * @param ascii frames and marks from ASCII only
 * @param textColumns how wide the column of texts may become, {@link #LEAST_TEXT_COLUMNS} to {@link
 *     #MOST_TEXT_COLUMNS} cells
 */
public record Look(
    ZoneId zone, boolean ascii, Colours colours, int textColumns, UnreadAs unreadAs) {
  public static final int LEAST_TEXT_COLUMNS = 20;
  public static final int MOST_TEXT_COLUMNS = 1000;

  /** Longer lines are hard to read. */
  public static final int USUAL_TEXT_COLUMNS = 100;

  Look withAscii(boolean wanted) {
    return new Look(zone, wanted, colours, textColumns, unreadAs);
  }
}
