package dev.parley.tui.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a text into rows of cells, at blanks where it can. A word that is wider than a row is cut
 * at the border, but never within a cluster; line feeds always break. The blank at which a row was
 * broken is gone.
 */
public final class Wrap {
  private Wrap() {}

  /**
   * The rows, at least one; each takes at most {@code columns} cells.
   *
   * @param clean see {@link ScreenText}
   * @param columns at least 2, as a cluster can be that wide
   */
  public static List<String> rows(String clean, int columns) {
    if (columns < 2) {
      throw new IllegalArgumentException("no room for a wide cluster in " + columns + " columns");
    }
    List<String> rows = new ArrayList<>();
    int start = 0;
    for (int end = clean.indexOf('\n'); end >= 0; end = clean.indexOf('\n', start)) {
      addRows(rows, clean, start, end, columns);
      start = end + 1;
    }
    addRows(rows, clean, start, clean.length(), columns);
    return rows;
  }

  /** Of one line, from {@code start} to before {@code end}. */
  private static void addRows(List<String> rows, String text, int start, int end, int columns) {
    int begin = start;
    int cut = cut(text, begin, end, columns);
    while (cut < end) {
      rows.add(stripped(text, begin, cut));
      begin = cut;
      while (begin < end && text.charAt(begin) == ' ') {
        begin++;
      }
      if (begin == end) {
        return;
      }
      cut = cut(text, begin, end, columns);
    }
    rows.add(stripped(text, begin, end));
  }

  /**
   * Where a row ends that begins there: after a word, beside a wide character, or at the border.
   */
  private static int cut(String text, int begin, int end, int columns) {
    int width = 0;
    int chance = begin;
    boolean wordSeen = false;
    boolean afterBlank = false;
    boolean afterWide = false;
    int next;
    for (int at = begin; at < end; at = next) {
      next = Cells.end(text, at);
      boolean blank = text.charAt(at) == ' ';
      boolean wide = Widths.isWide(text.codePointAt(at));
      if (!blank && wordSeen && (afterBlank || afterWide || wide)) {
        chance = at;
      }
      width += Cells.width(text, at, next);
      if (width > columns) {
        return blank || chance == begin ? at : chance;
      }
      wordSeen |= !blank;
      afterBlank = blank;
      afterWide = wide;
    }
    return end;
  }

  /** Without blanks at the end. */
  private static String stripped(String text, int begin, int end) {
    int last = end;
    while (last > begin && text.charAt(last - 1) == ' ') {
      last--;
    }
    return text.substring(begin, last);
  }
}
