package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.layout.ChatLayout;
import dev.parley.tui.screen.layout.Row;
import dev.parley.tui.screen.layout.Span;
import dev.parley.tui.screen.model.ChatModel;
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
    boolean atEnd = collect(area.rows());
    int room = atEnd ? area.rows() : area.rows() - 1;
    if (!atEnd) {
      more(area.rows() - 1);
    }
    for (int i = 0; i < Math.min(room, items.size()); i++) {
      draw(room - 1 - i, items.get(i));
    }
  }

  private void more(int row) {
    long below = model.below();
    String text = "-- " + (below > 0 ? below + " " : "") + "more below, End --";
    area.put(Math.max(0, (area.columns() - Cells.width(text)) / 2), row, text, Style.BOLD);
  }

  /** Returns whether nothing is below what was collected. */
  private boolean collect(int wanted) {
    Viewport.Row bottom = new Viewport(model, new ScreenHeights()).bottom();
    boolean atEnd = model.below() == 0;
    int lines = model.history().lines().size();
    for (int i = bottom.index(); i >= 0 && items.size() < wanted; i--) {
      List<Row> rows;
      boolean isChosen;
      if (i < lines) {
        rows = layout.rows(model.history().lines(), i);
        isChosen = chosen != null && chosen.seqNo() == model.history().lines().get(i).seqNo();
      } else {
        Pending pending = model.pending().get(i - lines);
        rows = layout.rows(pending, model.now());
        isChosen = chosen != null && chosen.isOn(pending);
      }
      int lowest = i == bottom.index() ? bottom.row() : rows.size() - 1;
      atEnd &= i < bottom.index() || lowest == rows.size() - 1;
      add(rows, lowest, isChosen);
    }
    return atEnd;
  }

  /** Adds the rows from that one upwards. */
  private void add(List<Row> rows, int lowest, boolean isChosen) {
    for (int i = Math.min(lowest, rows.size() - 1); i >= 0; i--) {
      items.add(new Item(rows.get(i), isChosen));
    }
  }

  private void draw(int y, Item item) {
    Row row = item.row();
    int x = 0;
    int textAt = 0;
    for (int i = 0; i < row.spans().size(); i++) {
      Span span = row.spans().get(i);
      textAt = i == row.head() ? x : textAt;
      x = area.put(x, y, span.text(), span.style());
    }
    area.putBefore(area.columns(), y, row.mark(), row.markStyle());
    // What goes from edge to edge, a new day for example, is no part of the message below it.
    if (item.chosen() && row.head() > 0) {
      area.paint(0, y, area.columns(), Style.REVERSE);
    }
    if (model.search() != null && !model.search().text().isBlank()) {
      Matches.paint(area.part(textAt, y, area.columns(), 1), row.text(), model.search().text());
    }
  }
}
