package dev.parley.tui.screen.model;

/**
 * A search in the room; its text is typed in place of the input box.
 *
 * @param text what is sought
 * @param cursor before which character of the text, as an index in it
 * @param seqNo the message that was found last; 0: none
 * @param state how it stands
 * @param under the wish that is being carried out; null: none
 */
public record Search(String text, int cursor, long seqNo, State state, Wish.Search under) {

  /** How a search stands. */
  public enum State {
    TYPING,
    SEEKING,
    FOUND,
    NOT_FOUND
  }
}
