package dev.parley.tui.screen.model;

/**
 * One line that stands in place of the status line for a short time.
 *
 * @param until when it goes, in milliseconds since the epoch
 */
public record Hint(String text, long until) {
  public static final Hint NONE = new Hint("", 0);

  /**
   * @param now milliseconds since the epoch
   */
  public boolean isShown(long now) {
    return now < until;
  }
}
