package dev.parley.tui.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What people see as characters, and how many cells each takes.
 *
 * <p>A cluster of a clean text (see {@link ScreenText}) is a character with the marks drawn over
 * it. Its width is what Lanterna takes for it, as a screen on which both differ is torn: a single
 * {@code char} one or two cells by the table, a longer cluster always two. In scripts with marks a
 * terminal moves on by less than that; {@link #padded} makes up for it.
 */
public final class Cells {
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
    int width = 0;
    for (int i = 0; i < clean.length(); ) {
      int end = end(clean, i);
      width += width(clean, i, end);
      i = end;
    }
    return width;
  }

  /** What to send to a terminal, so that it moves on by the {@link #width} of that cluster. */
  public static String padded(String cluster) {
    int missing = width(cluster) - advance(cluster);
    return missing > 0 ? cluster + " ".repeat(missing) : cluster;
  }

  /** How far a terminal moves on when it is sent that cluster. */
  static int advance(String cluster) {
    int advance = 0;
    for (int i = 0; i < cluster.length(); ) {
      int codePoint = cluster.codePointAt(i);
      if (!Widths.isMark(codePoint)) {
        advance += Widths.isWide(codePoint) ? 2 : 1;
      }
      i += Character.charCount(codePoint);
    }
    return advance;
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
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length() && text.charAt(end) >= 0x300) {
      int next = text.codePointAt(end);
      if (!Widths.isMark(next)) {
        return end;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  /** Of the one cluster that begins and ends there. */
  static int width(String text, int start, int end) {
    return end - start > 1 || Widths.isWide(text.charAt(start)) ? 2 : 1;
  }
}
