package dev.parley.tui.screen.model;

/**
 * A search in the room; its text is typed in place of the input box.
 *
 * @param text what is sought
 * @param cursor before which character of the text, as an index in it
 * @param seqNo the message that was found last; 0: none
 * @param state how it stands
 * @param under what is being carried out; null: nothing
 */
public record Search(String text, int cursor, long seqNo, State state, Seeking under) {

  /**
   * How far a search has come, as far as it was told.
   *
   * @param seqNo the message it has come to; 0: it was not told yet
   * @param percent of the messages that are to be looked at
   */
  public record Seeking(Wish.Search wish, long seqNo, int percent) {}

  /** How a search stands. */
  public enum State {
    TYPING,
    SEEKING,
    FOUND,
    NOT_FOUND
  }

  /** Whether that is what is being carried out. */
  boolean isUnder(Wish.Search wish) {
    return under != null && under.wish().equals(wish);
  }
}
