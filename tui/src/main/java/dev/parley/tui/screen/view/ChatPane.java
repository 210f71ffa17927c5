package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.layout.ChatLayout;
import dev.parley.tui.screen.layout.Row;
import dev.parley.tui.screen.layout.Span;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Pending;
import dev.parley.tui.screen.model.Place;
import dev.parley.tui.screen.model.Viewport;
import dev.parley.tui.text.Cells;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said, the newest at the bottom; or, while one reads further up, the place where one is,
 * and how much is below it.
 */
final class ChatPane {
  private final ChatModel model;
  private final Area area;
  private final ChatLayout layout;
  private final Place chosen;

  /** From the bottom up. */
  private final List<Item> items = new ArrayList<>();

  /** A row, and whether it is of the chosen message. */
  private record Item(Row row, boolean chosen) {}

  private ChatPane(ChatModel model, Area area) {
    this.model = model;
    this.area = area;
    this.layout = Layouts.of(model, area.columns());
    this.chosen = model.overlay() instanceof Overlay.Select select ? select.chosen() : null;
  }

  static void draw(ChatModel model, Area area) {
    new ChatPane(model, area).draw();
  }

  private void draw() {
    boolean following = model.reading().isFollowing();
    int room = following ? area.rows() : area.rows() - 1;
    if (!following) {
      more(area.rows() - 1);
    }
    collect(room);
    for (int i = 0; i < Math.min(room, items.size()); i++) {
      draw(room - 1 - i, items.get(i));
    }
  }

  private void more(int row) {
    String text = "-- " + model.below() + " more below, End --";
    area.put(Math.max(0, (area.columns() - Cells.width(text)) / 2), row, text, Style.BOLD);
  }

  private void collect(int wanted) {
    Viewport.Row bottom = new Viewport(model, new ScreenHeights()).bottom();
    int lines = model.history().lines().size();
    for (int i = bottom.index(); i >= 0 && items.size() < wanted; i--) {
      int lowest = i == bottom.index() ? bottom.row() : Integer.MAX_VALUE;
      if (i < lines) {
        Line line = model.history().lines().get(i);
        add(layout.rows(model.history().lines(), i), lowest, isChosen(line));
      } else {
        Pending pending = model.pending().get(i - lines);
        add(layout.rows(pending, model.now()), lowest, isChosen(pending));
      }
    }
  }

  /** Adds the rows from that one upwards. */
  private void add(List<Row> rows, int lowest, boolean isChosen) {
    for (int i = Math.min(lowest, rows.size() - 1); i >= 0; i--) {
      items.add(new Item(rows.get(i), isChosen));
    }
  }

  private boolean isChosen(Line line) {
    return chosen != null && chosen.seqNo() == line.seqNo();
  }

  private boolean isChosen(Pending pending) {
    return chosen != null && chosen.isOn(pending);
  }

  private void draw(int y, Item item) {
    Row row = item.row();
    int x = 0;
    int textAt = 0;
    for (Span span : row.spans()) {
      textAt = x;
      x = area.put(x, y, span.text(), span.style());
    }
    area.putBefore(area.columns(), y, row.mark(), row.markStyle());
    if (item.chosen()) {
      area.paint(0, y, area.columns(), Style.REVERSE);
    }
    if (model.search() != null && !model.search().text().isBlank() && !row.spans().isEmpty()) {
      String text = row.spans().get(row.spans().size() - 1).text();
      Matches.paint(area.part(textAt, y, area.columns(), 1), text, model.search().text());
    }
  }
}
