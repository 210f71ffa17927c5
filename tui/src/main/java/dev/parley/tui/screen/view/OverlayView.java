package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.editor.Paste;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Jumping;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Page;
import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Room;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** What lies over the chat. */
final class OverlayView {
  private static final int PREVIEW_ROWS = 3;

  /** Rooms at once, where there is room for them. */
  private static final int MOST_OFFERED = 10;

  private static final int LEAST_OFFER = 20;

  private final ChatModel model;
  private final Area body;
  private final Glyphs glyphs;

  private OverlayView(ChatModel model, Area body) {
    this.model = model;
    this.body = body;
    this.glyphs = Glyphs.of(model.setup().ascii());
  }

  static void draw(ChatModel model, List<RoomRow> rooms, Area body) {
    OverlayView view = new OverlayView(model, body);
    Overlay overlay = model.overlay();
    if (overlay instanceof Overlay.Text text) {
      view.text(text);
    } else if (overlay instanceof Overlay.Question question) {
      view.question(question.paste());
    } else if (overlay instanceof Overlay.Rooms) {
      view.rooms(rooms);
    } else if (overlay instanceof Overlay.Users) {
      view.users();
    } else if (overlay instanceof Overlay.Jump jump) {
      view.jump(jump, rooms);
    }
  }

  private void text(Overlay.Text text) {
    Page page = Page.of(text, model.size());
    String hint = page.isWhole() ? "Esc close" : place(page, page.first() + 1, page.end());
    // As wide on all pages, whatever their numbers.
    String widest = page.isWhole() ? hint : place(page, page.of(), page.of());
    int least = Math.max(page.columns(), Cells.width(widest) + 2);
    Popup.draw(body, glyphs, List.of(ScreenText.line(text.title()), hint), least, page.rows());
  }

  /** Where one is in a text, and how one gets elsewhere; in full where there is room. */
  private String place(Page page, int from, int to) {
    String place = from + "-" + to + " of " + page.of();
    String full = "lines " + place + "  PgUp PgDn  Esc close";
    return Cells.width(full) <= Page.width(model.size()) - 2 ? full : place + "  PgDn  Esc close";
  }

  private void question(Paste.Ask paste) {
    int columns = Page.width(model.size());
    List<String> question = Wrap.rows(ScreenText.line(paste.question()), columns);
    int room = Math.min(PREVIEW_ROWS, Page.height(model.size()) - question.size() - 1);
    List<String> rows = new ArrayList<>();
    if (room > 0) {
      String[] lines = ScreenText.lines(paste.text()).split("\n", room + 1);
      for (int i = 0; i < Math.min(room, lines.length); i++) {
        rows.add(Fit.cut(lines[i], columns, glyphs.cut()));
      }
      rows.add(lines.length > room ? glyphs.cut() : "");
    }
    rows.addAll(question);
    Popup.draw(body, glyphs, List.of("Paste", ""), 0, rows);
  }

  private void rooms(List<RoomRow> rooms) {
    Area pane = body.part(0, 0, Panes.ROOMS_COLUMNS + 1, body.rows());
    pane.clear(Style.PLAIN);
    pane.column(Panes.ROOMS_COLUMNS, glyphs.vertical(), Style.DIM);
    RoomsPane.draw(pane.part(0, 0, Panes.ROOMS_COLUMNS, pane.rows()), rooms, glyphs);
  }

  /** As many as there is room for, with the chosen one among them. */
  private void jump(Overlay.Jump jump, List<RoomRow> rooms) {
    List<Room> offered = Jumping.offered(model.rooms(), jump.typed());
    int height = Math.max(1, Math.min(MOST_OFFERED, body.rows() - 2));
    int first = Math.max(0, Math.min(jump.chosen() - height / 2, offered.size() - height));
    List<String> rows = new ArrayList<>();
    for (int i = first; i < Math.min(offered.size(), first + height); i++) {
      String name = offered.get(i).name();
      rooms.stream().filter(row -> row.name().equals(name)).map(this::offer).forEach(rows::add);
    }
    if (rows.isEmpty()) {
      rows.add("none of your rooms");
    }
    Area text = Popup.draw(body, glyphs, List.of("Room", ""), LEAST_OFFER, rows);
    if (!offered.isEmpty()) {
      text.paint(0, jump.chosen() - first, text.columns(), Style.REVERSE);
    }
  }

  private String offer(RoomRow row) {
    String number = Fit.right(String.valueOf(row.number()), 3);
    String unread = row.unread().isEmpty() ? "" : "  " + row.unread();
    return number + " #" + ScreenText.line(row.name()) + unread;
  }

  private void users() {
    int left = Math.max(0, body.columns() - Panes.USERS_COLUMNS - 1);
    Area pane = body.part(left, 0, Panes.USERS_COLUMNS + 1, body.rows());
    pane.clear(Style.PLAIN);
    pane.column(0, glyphs.vertical(), Style.DIM);
    UsersPane.draw(model, pane.part(1, 0, Panes.USERS_COLUMNS, pane.rows()));
  }
}
