package dev.parley.tui.screen.model;

import java.util.ArrayList;
import java.util.List;

/** Where a text calls somebody: {@code @name}, in any case, not within a word. */
public final class Mentions {

  /** From the character {@code start} to before the character {@code end}. */
  public record Range(int start, int end) {}

  private Mentions() {}

  /** In order; none for an empty name. */
  public static List<Range> of(String text, String name) {
    List<Range> ranges = new ArrayList<>();
    int at = name.isEmpty() ? -1 : text.indexOf('@');
    while (at >= 0) {
      int end = at + 1 + name.length();
      if (text.regionMatches(true, at + 1, name, 0, name.length()) && isWord(text, at, end)) {
        ranges.add(new Range(at, end));
      }
      at = text.indexOf('@', at + 1);
    }
    return ranges;
  }

  private static boolean isWord(String text, int start, int end) {
    boolean begins = start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start));
    return begins && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
  }
}
