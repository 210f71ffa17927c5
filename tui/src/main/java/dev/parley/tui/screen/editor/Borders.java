package dev.parley.tui.screen.editor;

import dev.parley.tui.text.Cells;
import java.util.List;

/**
 * Where a cursor may stand: between two clusters. Looks only at the neighbourhood, as far as the
 * next places that are borders in any case, so that a key in a long text costs no more than in a
 * short one.
 */
final class Borders {
  private Borders() {}

  /** The last border before {@code at}, which is one itself; 0 at the beginning. */
  static int before(String text, int at) {
    if (at == 0) {
      return 0;
    }
    List<String> clusters = Cells.clusters(text.substring(sureUpTo(text, at - 1), at));
    return at - clusters.get(clusters.size() - 1).length();
  }

  /** The first border after {@code at}, which is one itself; the text's length at its end. */
  static int after(String text, int at) {
    if (at == text.length()) {
      return at;
    }
    return at + Cells.clusters(text.substring(at, sureFrom(text, at + 1))).get(0).length();
  }

  /** The first border that is not before {@code at}. */
  static int atOrAfter(String text, int at) {
    int border = sureUpTo(text, at);
    if (border == at) {
      return at;
    }
    for (String cluster : Cells.clusters(text.substring(border, sureFrom(text, at)))) {
      if (border >= at) {
        break;
      }
      border += cluster.length();
    }
    return border;
  }

  private static int sureUpTo(String text, int at) {
    int sure = at;
    while (!isSure(text, sure)) {
      sure--;
    }
    return sure;
  }

  private static int sureFrom(String text, int at) {
    int sure = at;
    while (!isSure(text, sure)) {
      sure++;
    }
    return sure;
  }

  /** No cluster goes beyond a line feed, nor from one character of ASCII to another. */
  private static boolean isSure(String text, int at) {
    if (at == 0 || at == text.length()) {
      return true;
    }
    char left = text.charAt(at - 1);
    char right = text.charAt(at);
    return left == '\n' || right == '\n' || (left < 0x80 && right < 0x80);
  }
}
