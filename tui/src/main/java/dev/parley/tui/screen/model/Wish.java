package dev.parley.tui.screen.model;

/** What the screen wants done outside; the answers come back as a {@link UiEvent}. */
public sealed interface Wish {

  /** Queue that text for a room. */
  record Send(long ref, String roomId, String text) implements Wish {}

  /**
   * Carry out a command, {@code /status} for example.
   *
   * @param roomId the room on the screen
   */
  record Run(String line, String roomId) implements Wish {}

  /** How is the peer? A {@link UiEvent.StatusChanged} comes soon, in order with all others. */
  record AskStatus() implements Wish {}

  /** What is not final yet? */
  record AskWaiting() implements Wish {}

  /**
   * Read final entries of a room from the log.
   *
   * @param seqNo before which, from which on, or around which
   * @param count how many messages at least, if there are as many
   */
  record Load(Span span, Direction direction, long seqNo, int count) implements Wish {}

  /**
   * The part of the log that is of a room.
   *
   * @param from the entry that made it; below it nothing is of it
   */
  record Span(String roomId, long from) {}

  /** Which entries. */
  enum Direction {
    BEFORE,
    FROM,
    AROUND
  }

  /**
   * Seek a message of a room in the log.
   *
   * @param seqNo it is sought before that number, or after it
   */
  record Search(Span span, String text, long seqNo, boolean backwards) implements Wish {}

  /** All up to that number was shown. */
  record Shown(long seqNo) implements Wish {}

  /** The user has read that room up to that number: the others are to be told. */
  record Read(String room, long upTo) implements Wish {}

  /** The others are to be told that the user pressed no key for long, or one again. */
  record Presence(boolean idle) implements Wish {}

  /** Keep that line of input for later runs: it was typed in that room. */
  record Remember(String roomId, String line) implements Wish {}

  /** Keep that for later runs, in place of what was kept before. */
  record Keep(Kept kept) implements Wish {}

  /** Put that into the terminal's clipboard. */
  record Copy(String text) implements Wish {}

  /** Ring. */
  record Bell() implements Wish {}

  /** Draw every cell anew. */
  record Repaint() implements Wish {}

  /** Edit that text in {@code $EDITOR}; what comes back is a paste. */
  record EditOutside(String text) implements Wish {}

  /** Stop the process, as Ctrl+Z would; on return all is drawn anew. */
  record Suspend() implements Wish {}

  /** Leave in order. */
  record Quit() implements Wish {}

  /** Leave now. */
  record Abort() implements Wish {}
}
