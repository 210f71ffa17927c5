package dev.parley.tui.screen.view;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Search;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.ArrayList;
import java.util.List;

/** The line one types in, or what is sought; as tall as its text, from one row to five. */
final class InputBox {
  private static final int NICK_WIDE = 12;
  private static final int NICK_NARROW = 8;
  private static final int LEAST_TEXT_COLUMNS = 10;

  private final String prompt;
  private final String hint;
  private final List<String> rows;
  private final int cursorColumn;
  private final int cursorRow;

  private InputBox(String prompt, String hint, TypedText typed) {
    this.prompt = prompt;
    this.hint = hint;
    this.rows = typed.rows();
    this.cursorColumn = Cells.width(prompt) + typed.cursorColumn();
    this.cursorRow = typed.cursorRow();
  }

  static InputBox of(ChatModel model) {
    int columns = model.size().columns();
    Search search = model.search();
    String prompt = search == null ? prompt(model, columns) : "[search] ";
    int room = Math.max(LEAST_TEXT_COLUMNS, columns - Cells.width(prompt));
    if (search != null) {
      TypedText typed = TypedText.of(search.text(), search.cursor(), room);
      return new InputBox(prompt, searchHint(search), typed);
    }
    TypedText typed = TypedText.of(model.input().text(), model.input().cursor(), room);
    String hint = typed.rows().size() > 1 ? "Alt+Enter newline  Enter send" : "";
    return new InputBox(prompt, hint, typed);
  }

  private static String prompt(ChatModel model, int columns) {
    Glyphs glyphs = Glyphs.of(model.setup().ascii());
    boolean wide = columns >= Panes.USERS_FROM;
    String nick = ScreenText.line(model.ownName());
    nick = Fit.cut(nick, wide ? NICK_WIDE : NICK_NARROW, glyphs.cut());
    return wide
        ? "[" + nick + " " + glyphs.arrow() + " #" + ChatPort.ROOM + "] "
        : "[" + nick + "] ";
  }

  private static String searchHint(Search search) {
    return switch (search.state()) {
      case TYPING -> "Enter search  Esc end";
      case SEEKING -> "searching";
      case FOUND -> "found #" + search.seqNo() + "  Enter next  Shift+Tab previous  Esc end";
      case NOT_FOUND -> "not found  Esc end";
    };
  }

  /** How many rows it would like to have. */
  int wantedRows() {
    return rows.size();
  }

  /** With the cursor in sight, if it is not to be elsewhere. */
  void draw(Area area, boolean withCursor) {
    int first = Math.max(0, Math.min(cursorRow - area.rows() + 1, rows.size() - area.rows()));
    int indent = Cells.width(prompt);
    int end = 0;
    for (int row = 0; row < area.rows() && first + row < rows.size(); row++) {
      if (first + row == 0) {
        area.put(0, row, prompt, Style.BOLD);
      }
      end = area.put(indent, row, rows.get(first + row), Style.PLAIN);
    }
    int last = area.rows() - 1;
    int hintAt = area.columns() - Cells.width(hint);
    if (!hint.isEmpty() && Math.max(end, cursorColumn + 1) + 2 <= hintAt) {
      area.put(hintAt, last, hint, Style.DIM);
    }
    if (withCursor) {
      int column = Math.min(cursorColumn, Math.max(0, area.columns() - 1));
      area.canvas().cursor(area.left() + column, area.top() + cursorRow - first);
    }
  }

  /**
   * A text that is being typed, broken at the cell border.
   *
   * @param cursorColumn from where the text begins
   */
  private record TypedText(List<String> rows, int cursorColumn, int cursorRow) {

    /**
     * @param columns the last one stays free for the cursor
     */
    static TypedText of(String text, int cursor, int columns) {
      int split = Math.max(0, Math.min(cursor, text.length()));
      List<String> rows = new ArrayList<>();
      addRows(rows, text.substring(0, split), columns - 1);
      int cursorRow = rows.size() - 1;
      String before = rows.remove(cursorRow);
      addRows(rows, before + ScreenText.lines(text.substring(split)), columns - 1);
      return new TypedText(List.copyOf(rows), Cells.width(before), cursorRow);
    }

    private static void addRows(List<String> rows, String text, int columns) {
      for (String line : ScreenText.lines(text).split("\n", -1)) {
        StringBuilder row = new StringBuilder();
        int width = 0;
        for (String cluster : Cells.clusters(line)) {
          if (width + Cells.width(cluster) > columns) {
            rows.add(row.toString());
            row.setLength(0);
            width = 0;
          }
          row.append(cluster);
          width += Cells.width(cluster);
        }
        rows.add(row.toString());
      }
    }
  }
}
