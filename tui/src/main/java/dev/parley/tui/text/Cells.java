package dev.parley.tui.text;

import java.util.List;

/** What people see as characters, and how many cells each takes. */
public final class Cells {
  private Cells() {}

  /** The clusters of a clean text (see {@link ScreenText}), in order; together they are it. */
  public static List<String> clusters(String clean) {
    return clean.codePoints().mapToObj(Character::toString).toList();
  }

  /** How many cells a clean text takes: 0 for an empty one, 1 or 2 for each cluster. */
  public static int width(String clean) {
    return clean.codePointCount(0, clean.length());
  }
}
