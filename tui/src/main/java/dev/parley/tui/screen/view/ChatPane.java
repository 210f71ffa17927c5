package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.layout.ChatLayout;
import dev.parley.tui.screen.layout.Row;
import dev.parley.tui.screen.layout.Span;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Pending;
import dev.parley.tui.screen.model.Place;
import dev.parley.tui.screen.model.Viewport;
import dev.parley.tui.text.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is said, the newest at the bottom; or, while one reads further up, the place where one is,
 * and how much is below it.
 */
final class ChatPane {
  private final ChatModel model;
  private final Area area;
  private final ChatLayout layout;
  private final Place chosen;

  /** The newest text that was refused; 0: none. */
  private final long refused;

  /** From the bottom up. */
  private final List<Item> items = new ArrayList<>();

  /**
   * A row, and whether it is of the chosen message.
   *
   * @param named as it is at the top of the pane
   */
  private record Item(Row row, boolean chosen, Supplier<Row> named) {}

  private ChatPane(ChatModel model, Area area) {
    this.model = model;
    this.area = area;
    this.layout = Layouts.of(model, area.columns());
    this.refused =
        model.pending().stream()
            .filter(pending -> pending.mark() == Mark.REFUSED)
            .mapToLong(Pending::ref)
            .max()
            .orElse(0);
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
    int shown = Math.min(room, items.size());
    for (int i = 0; i < shown; i++) {
      Item item = items.get(i);
      draw(room - 1 - i, i == shown - 1 ? item.named().get() : item.row(), item.chosen());
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
      int most = i == bottom.index() ? bottom.row() : Integer.MAX_VALUE;
      boolean whole = i < lines ? addLine(i, most) : addPending(i - lines, most);
      atEnd &= i < bottom.index() || whole;
    }
    return atEnd;
  }

  /** Adds its rows from that one upwards; returns whether they are all. */
  private boolean addLine(int index, int most) {
    List<Line> lines = model.history().lines();
    List<Row> rows = layout.rows(lines, index);
    boolean isChosen = chosen != null && chosen.seqNo() == lines.get(index).seqNo();
    int own = isChosen ? layout.ownRows(lines, index) : 0;
    int lowest = Math.min(most, rows.size() - 1);
    for (int i = lowest; i >= 0; i--) {
      int row = i;
      items.add(new Item(rows.get(i), i < own, () -> layout.named(lines, index, row)));
    }
    return lowest == rows.size() - 1;
  }

  private boolean addPending(int index, int most) {
    Pending pending = model.pending().get(index);
    List<Row> rows = layout.rows(pending, pending.ref() == refused, model.now());
    boolean isChosen = chosen != null && chosen.isOn(pending);
    int lowest = Math.min(most, rows.size() - 1);
    for (int i = lowest; i >= 0; i--) {
      int row = i;
      items.add(new Item(rows.get(i), isChosen, () -> named(pending, rows, row)));
    }
    return lowest == rows.size() - 1;
  }

  /** What was refused says itself what it is. */
  private Row named(Pending pending, List<Row> rows, int row) {
    return pending.mark() == Mark.REFUSED ? rows.get(row) : layout.named(pending, row, model.now());
  }

  private void draw(int y, Row row, boolean isChosen) {
    int x = 0;
    int textAt = 0;
    for (int i = 0; i < row.spans().size(); i++) {
      Span span = row.spans().get(i);
      textAt = i == row.head() ? x : textAt;
      x = area.put(x, y, span.text(), span.style());
    }
    area.putBefore(area.columns(), y, row.mark(), row.markStyle());
    // What goes from edge to edge, a new day for example, is no part of the message below it.
    if (isChosen && row.head() > 0) {
      area.paint(0, y, area.columns(), Style.REVERSE);
    }
    if (model.search() != null && !model.search().text().isBlank()) {
      Matches.paint(area.part(textAt, y, area.columns(), 1), row.text(), model.search().text());
    }
  }
}
