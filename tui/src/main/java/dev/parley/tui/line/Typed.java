package dev.parley.tui.line;

import dev.parley.protocol.message.RoomNames;
import dev.parley.tui.chat.TypedText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What one line of input means. */
sealed interface Typed {

  /** {@code room} is null where the line names none, and {@code ref} may be null. */
  record Text(String text, String room, String ref) implements Typed {}

  /** With or without the slash. */
  record Order(String line, String ref) implements Typed {}

  /** A program says what its user has read. */
  record Read(String room, long upTo, String ref) implements Typed {}

  record Bad(String message, String ref) implements Typed {}

  /** An empty line. */
  record Nothing() implements Typed {}

  ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * What a person typed or piped is made fit to be sent; what a program wrote as an object stays as
   * it is, and is refused if it is not.
   *
   * @param objects whether a JSON object is one; else it is a text like any other
   */
  static Typed parse(String line, boolean objects) {
    JsonNode object = objects && line.startsWith("{") ? read(line) : null;
    if (object != null) {
      return object(object);
    }
    String clean = TypedText.clean(line);
    if (clean.isBlank()) {
      return new Nothing();
    }
    // Whether it is a command is seen in what was typed: no colour that goes makes a text one.
    if (line.startsWith("/") && !line.startsWith("//")) {
      return new Order(clean, null);
    }
    return new Text(line.startsWith("//") ? clean.substring(1) : clean, null, null);
  }

  /** Null: it only looks like an object. */
  private static JsonNode read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node.isObject() ? node : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static Typed object(JsonNode node) {
    String ref = string(node, "ref");
    String text = string(node, "send");
    String command = string(node, "command");
    String room = room(node);
    if (room == null ? node.hasNonNull("room") : room.isEmpty()) {
      return new Bad("room must be the name of a room; it was not sent", ref);
    }
    if (command != null && room != null) {
      return new Bad("room goes with send; for a command, /room NAME first; nothing was done", ref);
    }
    if (text != null && command == null) {
      return new Text(text, room, ref);
    }
    if (command != null && text == null) {
      return new Order(command, ref);
    }
    JsonNode read = node.get("read");
    if (read != null && text == null && command == null) {
      return read(read, ref);
    }
    return new Bad("an object needs either send or command, with a string; it was not sent", ref);
  }

  private static Typed read(JsonNode node, String ref) {
    String room = room(node);
    JsonNode upTo = node.get("up_to");
    if (room == null || upTo == null || !upTo.canConvertToLong() || upTo.longValue() < 1) {
      return new Bad("read needs a room, and up_to, a number of 1 or more", ref);
    }
    return new Read(room, upTo.longValue(), ref);
  }

  /** As people may write it; null: none is given. */
  private static String room(JsonNode node) {
    String room = string(node, "room");
    return room == null ? null : RoomNames.fold(room);
  }

  private static String string(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value != null && value.isString() ? value.stringValue() : null;
  }
}
