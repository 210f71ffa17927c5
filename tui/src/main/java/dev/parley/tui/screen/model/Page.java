package dev.parley.tui.screen.model;

import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a long text that its overlay shows, in a frame between the title and the status line,
 * with an input box of one row. A line that is too long is wrapped, so that nothing is cut; its
 * later rows are indented, as far as its last column where there are columns.
 *
 * @param first the first row of the text that is shown, from 0 on; never so far down that rows stay
 *     empty
 * @param of rows in all
 * @param columns of the widest row of all of the text, so that the frame stays while one scrolls
 * @param rows clean
 */
public record Page(int first, int of, int columns, List<String> rows) {
  /** The frame, the title, the status line and the input box. */
  private static final int ROWS_AROUND = 5;

  /** The frame, and a blank beside it. */
  private static final int COLUMNS_AROUND = 4;

  /** Between two columns of a line; fewer blanks are within one. */
  private static final String GAP = "   ";

  private static final int INDENT = 2;

  public Page {
    rows = List.copyOf(rows);
  }

  public static Page of(Overlay.Text text, Size size) {
    List<String> rows = rows(text, size);
    int first = Math.max(0, Math.min(text.top(), rows.size() - height(size)));
    int end = Math.min(rows.size(), first + height(size));
    int columns = rows.stream().mapToInt(Cells::width).max().orElse(0);
    return new Page(first, rows.size(), columns, rows.subList(first, end));
  }

  /** The row after the last that is shown. */
  public int end() {
    return first + rows.size();
  }

  /** Rows of text that there is room for. */
  public static int height(Size size) {
    return Math.max(1, size.rows() - ROWS_AROUND);
  }

  /** How wide they can be. */
  public static int width(Size size) {
    return Math.max(2, size.columns() - COLUMNS_AROUND);
  }

  /** The first row of the last page. */
  static int lastTop(Overlay.Text text, Size size) {
    return Math.max(0, rows(text, size).size() - height(size));
  }

  private static List<String> rows(Overlay.Text text, Size size) {
    List<String> rows = new ArrayList<>();
    for (String line : ScreenText.lines(text.text()).stripTrailing().split("\n", -1)) {
      addRows(rows, line, width(size));
    }
    return rows;
  }

  private static void addRows(List<String> rows, String line, int columns) {
    int indent = indent(line, columns);
    String first = Wrap.rows(line, columns).get(0);
    String rest = line.substring(first.length()).stripLeading();
    rows.add(first);
    if (!rest.isEmpty()) {
      Wrap.rows(rest, columns - indent).forEach(row -> rows.add(" ".repeat(indent) + row));
    }
  }

  /** Where the rows after the first begin: at most half of it is left empty. */
  private static int indent(String line, int columns) {
    int text = line.length() - line.stripLeading().length();
    int gap = line.lastIndexOf(GAP);
    int column = gap > text ? Cells.width(line.substring(0, gap + GAP.length())) : 0;
    int most = Math.min(columns / 2, columns - 2);
    boolean fits = column > 0 && column <= most;
    return fits ? column : Math.min(text == 0 ? 0 : text + INDENT, most);
  }

  /** Whether it is all of the text. */
  public boolean isWhole() {
    return rows.size() == of;
  }
}
