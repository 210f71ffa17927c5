package dev.parley.tui.screen.model;

import java.util.List;

/**
 * The box one types in.
 *
 * @param text with line feeds between its lines; clean
 * @param cursor before which character of the text, as an index in it
 * @param candidates what Tab offers; empty: nothing
 * @param chosen which of them is in the box; -1: none
 */
public record Input(String text, int cursor, List<String> candidates, int chosen) {
  public static final Input EMPTY = new Input("", 0, List.of(), -1);

  public Input {
    candidates = List.copyOf(candidates);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
