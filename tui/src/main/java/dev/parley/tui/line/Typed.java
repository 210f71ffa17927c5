package dev.parley.tui.line;

import dev.parley.tui.chat.ChatPort;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What one line of input means. */
sealed interface Typed {

  /** {@code ref} may be null. */
  record Text(String text, String room, String ref) implements Typed {}

  /** With or without the slash. */
  record Order(String line, String ref) implements Typed {}

  record Bad(String message, String ref) implements Typed {}

  /** An empty line. */
  record Nothing() implements Typed {}

  ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * @param objects whether a JSON object is one; else it is a text like any other
   */
  static Typed parse(String line, boolean objects) {
    if (line.isBlank()) {
      return new Nothing();
    }
    if (line.startsWith("//")) {
      return new Text(line.substring(1), ChatPort.ROOM, null);
    }
    if (line.startsWith("/")) {
      return new Order(line, null);
    }
    if (objects && line.startsWith("{")) {
      try {
        return object(JSON.readTree(line), line);
      } catch (JacksonException e) {
        return new Text(line, ChatPort.ROOM, null);
      }
    }
    return new Text(line, ChatPort.ROOM, null);
  }

  private static Typed object(JsonNode node, String line) {
    if (!node.isObject()) {
      return new Text(line, ChatPort.ROOM, null);
    }
    String ref = string(node, "ref");
    String text = string(node, "send");
    String command = string(node, "command");
    String room = string(node, "room");
    if (text != null && command == null) {
      return new Text(text, room == null ? ChatPort.ROOM : room, ref);
    }
    if (command != null && text == null) {
      return new Order(command, ref);
    }
    return new Bad("an object needs either send or command, with a string; it was not sent", ref);
  }

  private static String string(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value != null && value.isString() ? value.stringValue() : null;
  }
}
