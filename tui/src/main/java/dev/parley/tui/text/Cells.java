package dev.parley.tui.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What people see as characters, and how many cells each takes: as many as a terminal moves on by.
 *
 * <p>A cluster of a clean text (see {@link ScreenText}) is a character with the marks drawn over
 * it. A mark that stands beside its letter, as many vowels of India do, belongs to it as well: some
 * terminals give such a mark a cell and some do not, so that only both together are always drawn
 * right.
 */
public final class Cells {
  /** Marks on one character; more are drawn over the lines above and below. */
  static final int MARKS = 20;

  private static final int ASCII = 0x80;
  private static final String[] OF_ASCII = new String[ASCII];

  static {
    for (char c = 0; c < ASCII; c++) {
      OF_ASCII[c] = String.valueOf(c);
    }
  }

  private Cells() {}

  /** The clusters of a clean text, in order; together they are it. */
  public static List<String> clusters(String clean) {
    List<String> clusters = new ArrayList<>(clean.length());
    for (int i = 0; i < clean.length(); ) {
      int end = end(clean, i);
      char first = clean.charAt(i);
      clusters.add(end == i + 1 && first < ASCII ? OF_ASCII[first] : clean.substring(i, end));
      i = end;
    }
    return clusters;
  }

  /** How many cells a clean text takes: 0 for an empty one, 1 or 2 for each cluster. */
  public static int width(String clean) {
    return width(clean, 0, clean.length());
  }

  /**
   * Whether some terminals give that cluster other cells than {@link #width} says, as their tables
   * are older or newer, or as they count clusters where others count characters. Whoever writes it
   * to a terminal has to clear its cells before, and to put the cursor where the next one begins.
   */
  public static boolean isDisputed(String cluster) {
    int first = cluster.codePointAt(0);
    return cluster.length() > Character.charCount(first) || Widths.isDisputed(first);
  }

  /** The beginning of a clean text that takes at most so many cells. */
  public static String head(String clean, int columns) {
    int width = 0;
    int i = 0;
    while (i < clean.length()) {
      int end = end(clean, i);
      width += width(clean, i, end);
      if (width > columns) {
        return clean.substring(0, i);
      }
      i = end;
    }
    return clean;
  }

  /** Where the cluster that begins there ends. */
  static int end(String text, int start) {
    int first = text.codePointAt(start);
    int end = start + Character.charCount(first);
    boolean alone = true;
    for (int marks = 0; end < text.length() && text.charAt(end) >= 0x300; marks++) {
      int next = text.codePointAt(end);
      if (!Widths.isMark(next)) {
        boolean beside =
            alone && marks < MARKS && Widths.isSpacingMark(next) && Widths.takesSpacingMark(first);
        if (!beside) {
          return end;
        }
        alone = false;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  /** Of that part. */
  static int width(String text, int start, int end) {
    int width = 0;
    for (int i = start; i < end; ) {
      int codePoint = text.codePointAt(i);
      width += Widths.width(codePoint);
      i += Character.charCount(codePoint);
    }
    return width;
  }
}
