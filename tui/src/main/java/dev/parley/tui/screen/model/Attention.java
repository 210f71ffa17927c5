package dev.parley.tui.screen.model;

/**
 * Whether somebody looks at the screen.
 *
 * @param focus whether the terminal has the focus
 * @param keyAt when a key was pressed last, in milliseconds since the epoch
 * @param shownSeq all up to that number was shown to the user, as far as it was said
 */
public record Attention(Focus focus, long keyAt, long shownSeq) {

  /** What the terminal says of its focus. */
  public enum Focus {
    /** It has not said. */
    UNKNOWN,
    IN,
    OUT
  }

  /** For terminals that do not tell of their focus. */
  static final long KEY_COUNTS_MILLIS = 60_000;

  static Attention start(long shownSeq, long now) {
    return new Attention(Focus.UNKNOWN, now, shownSeq);
  }

  /**
   * @param now milliseconds since the epoch
   */
  boolean isHere(long now) {
    return focus == Focus.IN || (focus == Focus.UNKNOWN && now - keyAt < KEY_COUNTS_MILLIS);
  }

  Attention with(Focus next, long at) {
    return new Attention(next, at, shownSeq);
  }

  Attention shown(long upTo) {
    return new Attention(focus, keyAt, upTo);
  }
}
