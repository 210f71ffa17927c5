package dev.parley.tui.text;

import dev.parley.tui.chat.CleanText;

/** Text of others made fit for a screen of cells. */
public final class ScreenText {
  private ScreenText() {}

  /** One line. */
  public static String line(String text) {
    return CleanText.line(text);
  }

  /** Several lines, separated by line feeds. */
  public static String lines(String text) {
    return CleanText.lines(text);
  }
}
