package dev.parley.tui.screen.editor;

import java.util.List;
import java.util.function.Predicate;

/**
 * A text and a place in it.
 *
 * @param cursor in {@code char}s; always between two clusters: what is not goes to the next such
 *     place
 */
record Draft(String text, int cursor) {
  static final Draft EMPTY = new Draft("", 0);

  Draft {
    cursor = Clusters.atOrAfter(text, cursor);
  }

  /** With that instead of what is between the two places; the cursor after it. */
  Draft replaced(int from, int to, String part) {
    return new Draft(text.substring(0, from) + part + text.substring(to), from + part.length());
  }

  Draft at(int place) {
    return new Draft(text, place);
  }

  int left() {
    return Clusters.before(text, cursor);
  }

  int right() {
    return Clusters.after(text, cursor);
  }

  int lineStart() {
    return text.lastIndexOf('\n', cursor - 1) + 1;
  }

  int lineEnd() {
    int end = text.indexOf('\n', cursor);
    return end < 0 ? text.length() : end;
  }

  /** The start of the word before the cursor. */
  int wordLeft() {
    int gap = leftWhile(cursor, cluster -> !isWord(cluster));
    return leftWhile(gap, Draft::isWord);
  }

  /** The end of the word after the cursor. */
  int wordRight() {
    int gap = rightWhile(cursor, cluster -> !isWord(cluster));
    return rightWhile(gap, Draft::isWord);
  }

  /** The start of what stands before the cursor without a blank. */
  int blankLeft() {
    return leftWhile(leftWhile(cursor, Draft::isBlank), cluster -> !isBlank(cluster));
  }

  /** The start of what stands directly before the cursor without a blank; there may be nothing. */
  int tokenStart() {
    return leftWhile(cursor, cluster -> !isBlank(cluster));
  }

  boolean isOnFirstLine() {
    return lineStart() == 0;
  }

  boolean isOnLastLine() {
    return lineEnd() == text.length();
  }

  /** In cells, from the start of the line. */
  int column() {
    return TypedCluster.cells(text.substring(lineStart(), cursor));
  }

  /** The place in the line above that is nearest to that column, and not beyond it. */
  int above(int column) {
    int end = lineStart() - 1;
    return inLine(text.lastIndexOf('\n', end - 1) + 1, end, column);
  }

  /** As {@link #above}, in the line below. */
  int below(int column) {
    int start = lineEnd() + 1;
    int end = text.indexOf('\n', start);
    return inLine(start, end < 0 ? text.length() : end, column);
  }

  private int inLine(int start, int end, int column) {
    int place = start;
    int cells = 0;
    for (TypedCluster cluster : TypedCluster.of(text.substring(start, end))) {
      cells += cluster.cells();
      if (cells > column) {
        break;
      }
      place += cluster.length();
    }
    return place;
  }

  private int leftWhile(int from, Predicate<String> wanted) {
    int place = from;
    List<String> clusters = Clusters.of(text.substring(0, from));
    for (int i = clusters.size() - 1; i >= 0 && wanted.test(clusters.get(i)); i--) {
      place -= clusters.get(i).length();
    }
    return place;
  }

  private int rightWhile(int from, Predicate<String> wanted) {
    int place = from;
    while (place < text.length()) {
      int next = Clusters.after(text, place);
      if (!wanted.test(text.substring(place, next))) {
        break;
      }
      place = next;
    }
    return place;
  }

  private static boolean isWord(String cluster) {
    return Character.isLetterOrDigit(cluster.codePointAt(0));
  }

  private static boolean isBlank(String cluster) {
    int first = cluster.codePointAt(0);
    return Character.isWhitespace(first) || Character.isSpaceChar(first);
  }
}
