package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.editor.EditorView;
import dev.parley.tui.screen.editor.HistorySearch;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Search;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.List;

/**
 * The line one types in, as tall as its text, from one row to five; or what is sought, in the room
 * or in what was typed before.
 */
record InputBox(String prompt, EditorView view, String hint) {
  private static final int NICK_WIDE = 12;
  private static final int NICK_NARROW = 8;

  static InputBox of(ChatModel model) {
    if (model.overlay() instanceof Overlay.Jump jump) {
      return of(model, "[room] ", jump.typed(), "Enter go  Up Down choose  Esc end");
    }
    if (model.search() != null) {
      return of(model, model.search());
    }
    if (model.input().search() != null) {
      return of(model, model.input().search());
    }
    String prompt = prompt(model);
    int columns = model.size().columns();
    int rows = Frame.mostInputRows(model.size());
    EditorView view = EditorView.of(model.input().editor(), columns, Cells.width(prompt), rows);
    boolean multiLine = view.rows().size() > 1;
    return new InputBox(prompt, view, multiLine ? "Alt+Enter newline  Enter send" : "");
  }

  private static String prompt(ChatModel model) {
    Glyphs glyphs = Glyphs.of(model.setup().ascii());
    boolean wide = model.size().columns() >= Panes.USERS_FROM;
    String name = ScreenText.line(model.ownName());
    String nick = Fit.cut(name, wide ? NICK_WIDE : NICK_NARROW, glyphs.cut());
    String room =
        wide ? " " + glyphs.arrow() + " #" + ScreenText.line(model.rooms().shownName()) : "";
    String away = model.group().standing().isAway() ? " (away)" : "";
    return "[" + nick + away + room + "] ";
  }

  private static InputBox of(ChatModel model, Search search) {
    String hint =
        switch (search.state()) {
          case TYPING -> "Enter search  Esc end";
          case SEEKING -> howFar(model, search.under()) + "Esc end";
          case FOUND -> "found #" + search.seqNo() + "  Enter next  Shift+Tab previous  Esc end";
          case NOT_FOUND -> "not found  Esc end";
        };
    return of(model, "[search] ", search.text(), hint);
  }

  /** Nothing yet of a search that has only just begun. */
  private static String howFar(ChatModel model, Search.Seeking seeking) {
    if (seeking == null || seeking.seqNo() == 0) {
      return "seeking  ";
    }
    String percent = seeking.percent() + " %";
    return model.size().columns() < Panes.ROOMS_FROM
        ? percent + "  "
        : "seeking " + percent + " (#" + seeking.seqNo() + ")  ";
  }

  private static InputBox of(ChatModel model, HistorySearch search) {
    String hint = search.failed() ? "nothing older" : "Ctrl+R older  Enter take  Esc end";
    InputBox box = of(model, "[history] ", search.pattern(), hint);
    EditorView typed = box.view();
    String arrow = "  " + Glyphs.of(model.setup().ascii()).arrow() + " ";
    String match = arrow + ScreenText.line(search.match());
    EditorView view =
        new EditorView(List.of(typed.rows().get(0) + match), typed.cursorColumn(), 0, 0, 0);
    return new InputBox(box.prompt(), view, hint);
  }

  /** One row, with the cursor at its end; of a long text the end is shown. */
  private static InputBox of(ChatModel model, String prompt, String text, String hint) {
    List<String> clusters = Cells.clusters(ScreenText.line(text));
    int room = model.size().columns() - Cells.width(prompt) - 1;
    int from = clusters.size();
    while (from > 0 && Cells.width(clusters.get(from - 1)) <= room) {
      from--;
      room -= Cells.width(clusters.get(from));
    }
    String shown = String.join("", clusters.subList(from, clusters.size()));
    int cursor = Cells.width(prompt) + Cells.width(shown);
    return new InputBox(prompt, new EditorView(List.of(shown), cursor, 0, 0, 0), hint);
  }

  /** How many rows it would like to have. */
  int wantedRows() {
    return view.rows().size();
  }

  /** With the cursor in sight, if it is not to be elsewhere. */
  void draw(Area area, boolean withCursor) {
    // Below an overlay there are fewer rows than wanted.
    int first = Math.max(0, Math.min(view.cursorRow(), view.rows().size() - area.rows()));
    int indent = Cells.width(prompt);
    int end = 0;
    if (first + view.above() == 0) {
      area.put(0, 0, prompt, Style.BOLD);
    }
    for (int row = 0; row < area.rows() && first + row < view.rows().size(); row++) {
      end = area.put(indent, row, view.rows().get(first + row), Style.PLAIN);
    }
    int hintAt = area.columns() - 1 - Cells.width(hint);
    if (!hint.isEmpty() && Math.max(end, view.cursorColumn() + 1) + 2 <= hintAt) {
      area.put(hintAt, area.rows() - 1, hint, Style.DIM);
    }
    if (withCursor) {
      int column = Math.min(view.cursorColumn(), Math.max(0, area.columns() - 1));
      area.canvas().cursor(area.left() + column, area.top() + view.cursorRow() - first);
    }
  }
}
