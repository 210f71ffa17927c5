package dev.parley.tui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.googlecode.lanterna.TextCharacter;

/** What Lanterna makes of a text, cluster by cluster, as the screen hands it over. */
final class Lanterna {
  private Lanterna() {}

  static int width(String clean) {
    int width = 0;
    for (String cluster : Cells.clusters(clean)) {
      TextCharacter[] cells = TextCharacter.fromString(cluster);
      assertEquals(1, cells.length, () -> "cells of " + named(cluster));
      width += cells[0].isDoubleWidth() ? 2 : 1;
    }
    return width;
  }

  /** {@code U+0041 U+0301}. */
  static String named(String text) {
    StringBuilder names = new StringBuilder();
    text.codePoints().forEach(c -> names.append(String.format("U+%04X ", c)));
    return names.toString().trim();
  }
}
