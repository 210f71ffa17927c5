package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the chat pane.
 *
 * @param spans from the left edge on
 * @param head how many of them stand in front of the text
 * @param mark stands at the right edge and ends there; empty: none
 */
public record Row(List<Span> spans, int head, String mark, Style markStyle) {
  public Row {
    spans = List.copyOf(spans);
  }

  /** From edge to edge. */
  static Row of(Span span) {
    return new Row(List.of(span), 0, "", Style.PLAIN);
  }

  static Row of(List<Span> head, List<Span> text, String mark, Style markStyle) {
    List<Span> spans = new ArrayList<>(head);
    spans.addAll(text);
    return new Row(spans, head.size(), mark, markStyle);
  }

  /** Without what stands in front of it. */
  List<Span> textSpans() {
    return spans.subList(head, spans.size());
  }

  /** The same without its styles. */
  public String text() {
    StringBuilder text = new StringBuilder();
    textSpans().forEach(span -> text.append(span.text()));
    return text.toString();
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
