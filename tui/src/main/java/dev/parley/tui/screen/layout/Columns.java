package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import java.util.ArrayList;
import java.util.List;

/** Puts time, name and text side by side, or in a narrow pane one above the other. */
final class Columns {

  /**
   * What stands in front of a text.
   *
   * @param time empty: the same as before
   * @param nick empty: the same as before
   * @param mark at the right edge of the first row
   */
  record Head(String time, String nick, Style nickStyle, String mark, Style markStyle) {}

  private final Pane pane;

  Columns(Pane pane) {
    this.pane = pane;
  }

  /**
   * @param text at least one row, each as wide as the pane has room for
   */
  List<Row> rows(Head head, List<List<Span>> text) {
    return pane.isNarrow() ? above(head, text) : beside(head, text);
  }

  /** That row with time and name of that head; in a narrow pane the name is at the right edge. */
  Row named(Row row, Head head) {
    if (!pane.isNarrow()) {
      return Row.of(inFront(head), row.textSpans(), row.mark(), row.markStyle());
    }
    String nick = cut(head.nick(), Math.max(1, pane.columns() / 3)) + " ";
    List<Span> inFront = row.spans().subList(0, row.head());
    int left = inFront.stream().mapToInt(span -> Cells.width(span.text())).sum();
    int room = pane.columns() - left - 1 - Cells.width(nick);
    return Row.of(inFront, cut(row.textSpans(), room), nick, head.nickStyle());
  }

  private List<Span> cut(List<Span> text, int columns) {
    List<Span> cut = new ArrayList<>();
    int room = columns;
    for (Span span : text) {
      String shown = cut(span.text(), room);
      cut.add(new Span(shown, span.style()));
      room -= Cells.width(shown);
      if (!shown.equals(span.text())) {
        break;
      }
    }
    return cut;
  }

  private List<Span> inFront(Head head) {
    String nick = cut(head.nick(), pane.nickColumns());
    String gap = " ".repeat(pane.nickColumns() - Cells.width(nick) + 1);
    String time = head.time().isEmpty() ? " ".repeat(Pane.TIME_COLUMNS) : head.time();
    return List.of(new Span(time + gap, Style.DIM), new Span(nick, head.nickStyle()), frame());
  }

  private Span frame() {
    return new Span(pane.ascii() ? " | " : " │ ", Style.DIM);
  }

  private List<Row> beside(Head head, List<List<Span>> text) {
    List<Row> rows = new ArrayList<>(text.size());
    rows.add(Row.of(inFront(head), text.get(0), head.mark(), head.markStyle()));
    String blanks = " ".repeat(Pane.TIME_COLUMNS + 1 + pane.nickColumns());
    Span indent = new Span(blanks + frame().text(), Style.DIM);
    for (List<Span> row : text.subList(1, text.size())) {
      rows.add(Row.of(List.of(indent), row, "", Style.PLAIN));
    }
    return rows;
  }

  private List<Row> above(Head head, List<List<Span>> text) {
    List<Row> rows = new ArrayList<>(text.size() + 1);
    boolean same = head.time().isEmpty() && head.nick().isEmpty() && head.mark().isEmpty();
    if (!same) {
      int room = Math.max(1, pane.columns() - Pane.TIME_COLUMNS - 1 - pane.gutter());
      String mark = head.mark().isEmpty() ? "" : head.mark() + " ";
      rows.add(
          Row.of(
              List.of(
                  new Span(head.time().isEmpty() ? "" : head.time() + " ", Style.DIM),
                  new Span(cut(head.nick(), room), head.nickStyle())),
              List.of(),
              mark,
              head.markStyle()));
    }
    Span indent = new Span(" ".repeat(Pane.INDENT), Style.PLAIN);
    for (List<Span> row : text) {
      rows.add(Row.of(List.of(indent), row, "", Style.PLAIN));
    }
    return rows;
  }

  /** That text, or the beginning of it with a sign that there is more. */
  String cut(String text, int columns) {
    if (Cells.width(text) <= columns) {
      return text;
    }
    return columns < 1 ? "" : begun(text, columns);
  }

  /** The beginning of a text that goes on. */
  String begun(String text, int columns) {
    return Cells.head(text, columns - 1) + (pane.ascii() ? "." : "…");
  }
}
