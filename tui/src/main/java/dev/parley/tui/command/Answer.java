package dev.parley.tui.command;

import java.util.Map;

/**
 * What a command has to say.
 *
 * @param event the name of the event that carries it to programs: {@code reply} or {@code status};
 *     where {@link #isMessage}, none does
 * @param text for people, lines without a line feed at the end
 * @param data for programs: maps, lists, strings, numbers, booleans and nulls
 * @param room where the user is from now on; null: where the user was
 */
public record Answer(String event, String text, Map<String, Object> data, String room) {
  private static final String MESSAGE = "message";

  /** The user said something, to be sent as if it had been typed. */
  static Answer message(String text) {
    return new Answer(MESSAGE, text, Map.of(), null);
  }

  /** Whether {@link #text} is no answer, but a text to be sent. */
  public boolean isMessage() {
    return event.equals(MESSAGE);
  }

  static Answer reply(String text) {
    return reply(text, Map.of());
  }

  static Answer reply(String text, Map<String, Object> data) {
    return new Answer("reply", text, data, null);
  }

  /** The same, and the user is in that room from now on. */
  Answer goingTo(String roomId) {
    return new Answer(event, text, data, roomId);
  }
}
