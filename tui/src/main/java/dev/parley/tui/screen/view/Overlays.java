package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Page;
import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What lies over the chat. */
final class Overlays {
  private static final int ROOMS_COLUMNS = 18;
  private static final int USERS_COLUMNS = 20;
  private static final int PREVIEW_ROWS = 3;

  private final ChatModel model;
  private final Area body;
  private final Glyphs glyphs;

  private Overlays(ChatModel model, Area body) {
    this.model = model;
    this.body = body;
    this.glyphs = Glyphs.of(model.setup().ascii());
  }

  static void draw(ChatModel model, List<Room> rooms, Area body) {
    Overlays overlays = new Overlays(model, body);
    Overlay overlay = model.overlay();
    if (overlay instanceof Overlay.Text text) {
      overlays.text(text);
    } else if (overlay instanceof Overlay.Paste paste) {
      overlays.paste(paste);
    } else if (overlay instanceof Overlay.Rooms) {
      overlays.rooms(rooms);
    } else if (overlay instanceof Overlay.Users) {
      overlays.users();
    }
  }

  /** Whether keys go to it, not to the input box. */
  static boolean takesKeys(Overlay overlay) {
    return !(overlay instanceof Overlay.None);
  }

  private void text(Overlay.Text text) {
    Page page = Page.of(text, model.size());
    String lines = "lines " + (page.first() + 1) + "-" + page.end() + " of " + page.of();
    String hint = page.isWhole() ? "Esc close" : lines + "  PgUp PgDn  Esc close";
    Box.draw(body, glyphs, List.of(ScreenText.line(text.title()), hint), page.rows());
  }

  private void paste(Overlay.Paste paste) {
    String[] lines = ScreenText.lines(paste.text()).split("\n", PREVIEW_ROWS + 1);
    List<String> rows = new ArrayList<>();
    int columns = Page.width(model.size());
    int room = Page.height(model.size());
    for (int i = 0; i < Math.min(PREVIEW_ROWS, lines.length) && rows.size() < room - 3; i++) {
      rows.add(Fit.cut(lines[i], columns, glyphs.cut()));
    }
    if (!rows.isEmpty() && paste.lines() > rows.size()) {
      rows.add(glyphs.cut());
    }
    String question = "Paste " + paste.lines() + " lines (" + size(paste.bytes()) + ")?  ";
    rows.addAll(Wrap.rows(question + "Enter as one message   e edit   Esc drop", columns));
    Box.draw(body, glyphs, List.of("Paste", ""), rows);
  }

  private static String size(int bytes) {
    return bytes < 1024 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
  }

  private void rooms(List<Room> rooms) {
    Area pane = body.part(0, 0, ROOMS_COLUMNS + 1, body.rows());
    pane.clear(Style.PLAIN);
    pane.column(ROOMS_COLUMNS, glyphs.vertical(), Style.DIM);
    RoomsPane.draw(pane.part(0, 0, ROOMS_COLUMNS, pane.rows()), rooms, glyphs);
  }

  private void users() {
    int left = Math.max(0, body.columns() - USERS_COLUMNS - 1);
    Area pane = body.part(left, 0, USERS_COLUMNS + 1, body.rows());
    pane.clear(Style.PLAIN);
    pane.column(0, glyphs.vertical(), Style.DIM);
    UsersPane.draw(model, pane.part(1, 0, USERS_COLUMNS, pane.rows()));
  }
}
