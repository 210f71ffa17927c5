package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import java.util.List;

/**
 * One row of the chat pane.
 *
 * @param spans from the left edge on
 * @param mark stands at the right edge and ends there; empty: none
 */
public record Row(List<Span> spans, String mark, Style markStyle) {
  public Row {
    spans = List.copyOf(spans);
  }

  static Row of(Span... spans) {
    return new Row(List.of(spans), "", Style.PLAIN);
  }

  /** In cells: what the spans and the mark take, without the blanks between them. */
  public int width() {
    int width = Cells.width(mark);
    for (Span span : spans) {
      width += Cells.width(span.text());
    }
    return width;
  }
}
