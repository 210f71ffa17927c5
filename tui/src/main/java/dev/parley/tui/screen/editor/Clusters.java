package dev.parley.tui.screen.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people see as characters in a text as it is typed, where a flag or a family still is one:
 * the extended grapheme clusters of Unicode (UAX 29) as far as the JDK knows them. A cursor stands
 * only at their borders.
 *
 * <p>Looks at the neighbourhood only, back to a place that is a border in any case, so that a key
 * in a long text costs no more than in a short one.
 */
final class Clusters {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Clusters() {}

  /** All, in order; together they are the text. */
  static List<String> of(String text) {
    List<String> clusters = new ArrayList<>(text.length());
    Matcher cluster = CLUSTER.matcher(text);
    for (int at = 0; at < text.length(); ) {
      int end = at + 1;
      if (!isSure(text, end)) {
        cluster.region(at, text.length()).find();
        end = cluster.end();
      }
      clusters.add(text.substring(at, end));
      at = end;
    }
    return clusters;
  }

  /** The last border before {@code at}, which is one itself; 0 at the beginning. */
  static int before(String text, int at) {
    int border = sureUpTo(text, Math.max(0, at - 1));
    Matcher cluster = from(text, border);
    while (cluster.find() && cluster.end() < at) {
      border = cluster.end();
    }
    return border;
  }

  /** The first border after {@code at}, which is one itself; the text's length at its end. */
  static int after(String text, int at) {
    Matcher cluster = from(text, at);
    return cluster.find() ? cluster.end() : at;
  }

  /** The first border that is not before {@code at}. */
  static int atOrAfter(String text, int at) {
    int border = sureUpTo(text, at);
    Matcher cluster = from(text, border);
    while (border < at && cluster.find()) {
      border = cluster.end();
    }
    return border;
  }

  private static Matcher from(String text, int border) {
    return CLUSTER.matcher(text).region(border, text.length());
  }

  private static int sureUpTo(String text, int at) {
    int sure = at;
    while (!isSure(text, sure)) {
      sure--;
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
