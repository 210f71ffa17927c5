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

  private List<Row> beside(Head head, List<List<Span>> text) {
    List<Row> rows = new ArrayList<>(text.size());
    String nick = cut(head.nick(), pane.nickColumns());
    String gap = " ".repeat(pane.nickColumns() - Cells.width(nick) + 1);
    String time = head.time().isEmpty() ? " ".repeat(Pane.TIME_COLUMNS) : head.time();
    Span frame = new Span(pane.ascii() ? " | " : " │ ", Style.DIM);
    rows.add(
        Row.of(
            List.of(new Span(time + gap, Style.DIM), new Span(nick, head.nickStyle()), frame),
            text.get(0),
            head.mark(),
            head.markStyle()));
    Span indent =
        new Span(" ".repeat(Pane.TIME_COLUMNS + 1 + pane.nickColumns()) + frame.text(), Style.DIM);
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

  private String cut(String nick, int columns) {
    if (Cells.width(nick) <= columns) {
      return nick;
    }
    return Cells.head(nick, columns - 1) + (pane.ascii() ? "." : "…");
  }
}
