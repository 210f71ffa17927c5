package dev.parley.tui.screen.editor;

import java.util.ArrayList;
import java.util.List;

/**
 * What a box shows of an editor. The text stands to the right of the prompt, wrapped at blanks, or
 * where there is none at the cell border. The last column stays free, but for a blank, so that
 * there is always a place for the cursor.
 *
 * @param rows clean; at least one; each begins at the column that was given for the prompt, which
 *     stands before the first of them if {@code above} is 0
 * @param cursorColumn from the box's left edge
 * @param cursorRow an index of {@code rows}
 * @param above rows that are hidden, as they do not fit
 * @param below likewise
 */
public record EditorView(List<String> rows, int cursorColumn, int cursorRow, int above, int below) {
  /** Rows of a box that is not made smaller by a small terminal. */
  public static final int MAX_ROWS = 5;

  /** Fewer are clipped by the box, not by the wrapping. */
  private static final int LEAST_TEXT_COLUMNS = TypedCluster.MAX_CELLS + 2;

  /**
   * @param columns of the box, its prompt included
   * @param promptColumns that the prompt takes; less than {@code columns}, by 8 at least
   * @param maxRows of the box, at least 1
   */
  public static EditorView of(Editor editor, int columns, int promptColumns, int maxRows) {
    int width = Math.max(LEAST_TEXT_COLUMNS, columns - promptColumns) - 1;
    List<Row> all = wrapped(editor.text(), width);
    int cursorRow = 0;
    while (cursorRow + 1 < all.size() && all.get(cursorRow + 1).from() <= editor.cursor()) {
      cursorRow++;
    }
    int shown = Math.min(maxRows, all.size());
    int first = Math.max(0, Math.min(cursorRow - shown / 2, all.size() - shown));
    String before = editor.text().substring(all.get(cursorRow).from(), editor.cursor());
    return new EditorView(
        all.subList(first, first + shown).stream().map(Row::shown).toList(),
        promptColumns + TypedCluster.cells(before),
        cursorRow - first,
        first,
        all.size() - first - shown);
  }

  /**
   * @param from where it begins in the text
   */
  private record Row(int from, String shown) {}

  private static List<Row> wrapped(String text, int width) {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    for (String line : text.split("\n", -1)) {
      new LineWrap(from, TypedCluster.of(line), width).addTo(rows);
      from += line.length() + 1;
    }
    return rows;
  }

  /** Wraps one line. */
  private static final class LineWrap {
    private final List<TypedCluster> clusters;
    private final int width;
    private int from;
    private int begin;

    LineWrap(int from, List<TypedCluster> clusters, int width) {
      this.from = from;
      this.clusters = clusters;
      this.width = width;
    }

    void addTo(List<Row> rows) {
      int cells = 0;
      int gap = 0;
      for (int i = 0; i < clusters.size(); i++) {
        TypedCluster cluster = clusters.get(i);
        int room = cluster.isBlank() ? width + 1 : width;
        while (cells + cluster.cells() > room) {
          rows.add(rowTo(gap > begin ? gap : i));
          cells = cells(begin, i);
        }
        cells += cluster.cells();
        gap = cluster.isBlank() ? i + 1 : gap;
      }
      rows.add(rowTo(clusters.size()));
      if (cells > width) {
        rows.add(rowTo(clusters.size()));
      }
    }

    private int cells(int start, int end) {
      return clusters.subList(start, end).stream().mapToInt(TypedCluster::cells).sum();
    }

    private Row rowTo(int end) {
      StringBuilder shown = new StringBuilder();
      int start = from;
      for (TypedCluster cluster : clusters.subList(begin, end)) {
        shown.append(cluster.shown());
        from += cluster.length();
      }
      begin = end;
      return new Row(start, shown.toString());
    }
  }
}
