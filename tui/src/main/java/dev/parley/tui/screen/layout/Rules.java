package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.text.Cells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rows that go from edge to edge: a new day, and what is new. */
final class Rules {
  private static final Style NEW = Style.of(Colour.MAGENTA);

  private final Pane pane;
  private final Moments moments;

  Rules(Pane pane, Moments moments) {
    this.pane = pane;
    this.moments = moments;
  }

  /** What stands before that line. */
  List<Row> before(List<Line> lines, int index) {
    List<Row> rows = new ArrayList<>(2);
    if (beginsDay(lines, index)) {
      rows.add(day(moments.day(lines.get(index).at())));
    }
    if (beginsUnread(lines, index)) {
      rows.add(unread());
    }
    return rows;
  }

  boolean isBefore(List<Line> lines, int index) {
    return beginsDay(lines, index) || beginsUnread(lines, index);
  }

  private boolean beginsDay(List<Line> lines, int index) {
    return index == 0
        || !moments.day(lines.get(index - 1).at()).equals(moments.day(lines.get(index).at()));
  }

  private boolean beginsUnread(List<Line> lines, int index) {
    long first = pane.unread().firstSeqNo();
    long before = index == 0 ? 0 : lines.get(index - 1).seqNo();
    return pane.unread().count() > 0 && before < first && lines.get(index).seqNo() >= first;
  }

  private Row day(LocalDate day) {
    return rule(
        moments.day(day, pane.breadth() == Breadth.WIDE), pane.ascii() ? "-" : "─", Style.DIM);
  }

  private Row unread() {
    UnreadLine unread = pane.unread();
    if (unread.flood()) {
      String text = unread.count() + " messages while you were away";
      return rule(text, pane.ascii() ? "=" : "─", NEW);
    }
    String text = unread.count() + " new";
    if (pane.breadth() == Breadth.WIDE && unread.since() > 0) {
      text += " since " + moments.clock(unread.since());
    }
    return rule(text, pane.ascii() ? "=" : "╌", NEW);
  }

  private Row rule(String text, String dash, Style style) {
    String label = Cells.head(" " + text + " ", pane.columns());
    int dashes = pane.columns() - Cells.width(label);
    int left = dashes / 2;
    return Row.of(new Span(dash.repeat(left) + label + dash.repeat(dashes - left), style));
  }
}
