package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import java.time.LocalDate;

/** The rows that go from edge to edge: a new day, and what is new. */
final class Rules {
  private static final Style NEW = Style.of(Colour.MAGENTA);

  private final Pane pane;
  private final Moments moments;

  Rules(Pane pane, Moments moments) {
    this.pane = pane;
    this.moments = moments;
  }

  Row day(LocalDate day) {
    return rule(
        moments.day(day, pane.breadth() == Breadth.WIDE), pane.ascii() ? "-" : "─", Style.DIM);
  }

  Row unread() {
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
