package dev.parley.tui.screen.model;

import dev.parley.tui.screen.Key;
import java.util.List;

/**
 * The box one types in.
 *
 * @param text with line feeds between its lines
 * @param cursor before which character of the text, as an index in it
 * @param candidates what Tab offers; empty: nothing
 * @param chosen which of them is in the box; -1: none
 * @param running the command that was typed last and has no answer yet; otherwise empty
 */
public record Input(String text, int cursor, List<String> candidates, int chosen, String running) {
  public static final Input EMPTY = new Input("", 0, List.of(), -1, "");

  public Input {
    candidates = List.copyOf(candidates);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  Input running(String line) {
    return new Input(text, cursor, candidates, chosen, line);
  }

  Input taken() {
    return replaced("");
  }

  Input replaced(String next) {
    return new Input(next, next.length(), List.of(), -1, running);
  }

  Input inserted(String part) {
    String next = text.substring(0, cursor) + part + text.substring(cursor);
    return new Input(next, cursor + part.length(), List.of(), -1, running);
  }

  /** Null: the key is not one of the box. */
  Input press(Key key) {
    return switch (key.kind()) {
      case TEXT -> key.isPlain() ? inserted(key.text()) : null;
      case ENTER -> key.alt() ? inserted("\n") : null;
      case BACKSPACE -> {
        int to = cursor == 0 ? 0 : text.offsetByCodePoints(cursor, -1);
        yield new Input(text.substring(0, to) + text.substring(cursor), to, List.of(), -1, running);
      }
      default -> null;
    };
  }
}
