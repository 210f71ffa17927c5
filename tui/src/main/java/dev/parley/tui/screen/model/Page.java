package dev.parley.tui.screen.model;

import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a long text that its overlay shows, in a frame between the title and the status line,
 * with an input box of one row. A line that is too long is wrapped, so that nothing is cut.
 *
 * @param first the first line of the text that is shown, from 0 on; never so far down that rows
 *     stay empty
 * @param end the line after the last that is shown, be it in part
 * @param of lines in all
 * @param rows clean
 */
public record Page(int first, int end, int of, List<String> rows) {
  /** The frame, the title, the status line and the input box. */
  private static final int ROWS_AROUND = 5;

  /** The frame, and a blank beside it. */
  private static final int COLUMNS_AROUND = 4;

  public Page {
    rows = List.copyOf(rows);
  }

  public static Page of(Overlay.Text text, Size size) {
    List<String> lines = lines(text);
    int first = Math.max(0, Math.min(text.top(), lastTop(lines, size)));
    List<String> rows = new ArrayList<>();
    int end = first;
    while (end < lines.size() && rows.size() < height(size)) {
      rows.addAll(wrapped(lines.get(end), size));
      end++;
    }
    return new Page(first, end, lines.size(), rows.subList(0, Math.min(rows.size(), height(size))));
  }

  /** Rows of text that there is room for. */
  public static int height(Size size) {
    return Math.max(1, size.rows() - ROWS_AROUND);
  }

  /** How wide they can be. */
  public static int width(Size size) {
    return Math.max(2, size.columns() - COLUMNS_AROUND);
  }

  /** The first line of the last page. */
  static int lastTop(Overlay.Text text, Size size) {
    return lastTop(lines(text), size);
  }

  private static int lastTop(List<String> lines, Size size) {
    int rows = 0;
    for (int top = lines.size(); top > 0; top--) {
      rows += wrapped(lines.get(top - 1), size).size();
      if (rows > height(size)) {
        return Math.min(top, lines.size() - 1);
      }
    }
    return 0;
  }

  private static List<String> lines(Overlay.Text text) {
    return List.of(ScreenText.lines(text.text()).stripTrailing().split("\n", -1));
  }

  private static List<String> wrapped(String clean, Size size) {
    return Wrap.rows(clean, width(size));
  }

  /** Whether it is all of the text. */
  public boolean isWhole() {
    return first == 0 && end == of;
  }
}
