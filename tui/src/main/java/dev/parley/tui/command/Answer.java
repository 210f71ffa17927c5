package dev.parley.tui.command;

import java.util.Map;

/**
 * What a command has to say.
 *
 * @param event the name of the event that carries it to programs: {@code reply} or {@code status}
 * @param text for people, lines without a line feed at the end
 * @param data for programs: maps, lists, strings, numbers, booleans and nulls
 */
public record Answer(String event, String text, Map<String, Object> data) {

  static Answer reply(String text) {
    return reply(text, Map.of());
  }

  static Answer reply(String text, Map<String, Object> data) {
    return new Answer("reply", text, data);
  }
}
