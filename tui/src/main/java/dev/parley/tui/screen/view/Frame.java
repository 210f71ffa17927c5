package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.editor.EditorView;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Size;

/**
 * Who gets which cells: the title above, then rooms, chat and users side by side, the status line,
 * and the input box below all.
 *
 * @param roomsColumns of the list of rooms, without the line beside it; 0: it is not shown
 * @param usersColumns of the list of users, without the line beside it; 0: it is not shown
 * @param inputRows of the input box
 */
record Frame(Size size, int roomsColumns, int usersColumns, int inputRows) {
  /** So much stays for the chat, however much is typed. */
  private static final int LEAST_CHAT_ROWS = 3;

  private static final int TITLE_AND_STATUS = 2;

  /** Below a long text the input box is small, as nothing is typed. */
  static Frame of(ChatModel model, InputBox input) {
    int wantedRows = model.overlay() instanceof Overlay.Text ? 1 : input.wantedRows();
    return of(model.size(), model.panes(), wantedRows);
  }

  /**
   * @param wantedRows of the input box; it gets five at most, and fewer where there are few
   */
  static Frame of(Size size, Panes panes, int wantedRows) {
    int inputRows = Math.max(1, Math.min(wantedRows, mostInputRows(size)));
    return new Frame(size, panes.roomsColumns(size), panes.usersColumns(size), inputRows);
  }

  static int mostInputRows(Size size) {
    int room = size.rows() - TITLE_AND_STATUS - LEAST_CHAT_ROWS;
    return Math.max(1, Math.min(EditorView.MAX_ROWS, room));
  }

  /** Below that width the nick stands above the text, and the status is short. */
  boolean isNarrow() {
    return size.columns() < Panes.ROOMS_FROM;
  }

  /** From that width on there is room for what is nice to know. */
  boolean isWide() {
    return size.columns() >= Panes.USERS_FROM;
  }

  int chatColumns() {
    return Math.max(0, size.columns() - beside(roomsColumns) - beside(usersColumns));
  }

  int chatRows() {
    return Math.max(1, size.rows() - TITLE_AND_STATUS - inputRows);
  }

  private static int beside(int columns) {
    return columns == 0 ? 0 : columns + 1;
  }

  Area title(Canvas canvas) {
    return new Area(canvas, 0, 0, size.columns(), 1);
  }

  /** All between the title and the status line. */
  Area body(Canvas canvas) {
    return new Area(canvas, 0, 1, size.columns(), chatRows());
  }

  Area rooms(Canvas canvas) {
    return body(canvas).part(0, 0, roomsColumns, chatRows());
  }

  Area chat(Canvas canvas) {
    return body(canvas).part(beside(roomsColumns), 0, chatColumns(), chatRows());
  }

  Area users(Canvas canvas) {
    return body(canvas).part(size.columns() - usersColumns, 0, usersColumns, chatRows());
  }

  Area status(Canvas canvas) {
    return new Area(canvas, 0, 1 + chatRows(), size.columns(), 1);
  }

  Area input(Canvas canvas) {
    return new Area(canvas, 0, 2 + chatRows(), size.columns(), inputRows);
  }
}
