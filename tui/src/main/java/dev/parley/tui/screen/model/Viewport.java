package dev.parley.tui.screen.model;

/**
 * The rows that can be scrolled: those of all lines of the history and below them, if it reaches to
 * the newest, of all that is pending. An item is one of either; its index counts through both.
 */
public final class Viewport {
  private final ChatModel model;
  private final Heights heights;
  private final int lines;
  private final int items;

  /** A row of an item; {@code index} -1: there is nothing. */
  public record Row(int index, int row) {}

  public Viewport(ChatModel model, Heights heights) {
    this.model = model;
    this.heights = heights;
    lines = model.history().lines().size();
    items = lines + model.pendingInView().size();
  }

  int items() {
    return items;
  }

  int lines() {
    return lines;
  }

  /** 0: it is folded into a later one. */
  int height(int index) {
    return index < lines
        ? heights.line(model, index)
        : heights.pending(model, model.pending().get(index - lines));
  }

  Place placeOf(Row row) {
    int below = Math.max(0, height(row.index()) - 1 - row.row());
    return row.index() < lines
        ? Place.of(model.history().lines().get(row.index()), below)
        : Place.of(model.pending().get(row.index() - lines), below);
  }

  /** The index of the item that a place is on, or of the nearest one; -1: there is nothing. */
  int indexOf(Place place) {
    if (place.seqNo() > 0) {
      return Math.min(model.history().indexOf(place.seqNo()), items - 1);
    }
    for (int i = lines; i < items; i++) {
      if (place.isOn(model.pending().get(i - lines))) {
        return i;
      }
    }
    return items - 1;
  }

  /** The row at the bottom of the pane. */
  public Row bottom() {
    if (model.reading().isFollowing() || items == 0) {
      return end();
    }
    int index = indexOf(model.reading().place());
    while (index < items - 1 && height(index) == 0) {
      index++;
    }
    int last = Math.max(0, height(index) - 1);
    int row = last - model.reading().place().below();
    return new Row(index, Math.max(0, Math.min(row, last)));
  }

  /** The last row of all. */
  Row end() {
    return new Row(items - 1, items == 0 ? 0 : Math.max(0, height(items - 1) - 1));
  }

  /** So many rows further up; the first row, where there are not as many. */
  Row up(Row from, int rows) {
    int index = from.index();
    int row = from.row() - rows;
    while (row < 0 && index > 0) {
      index--;
      row += height(index);
    }
    return new Row(index, Math.max(0, row));
  }

  /** So many rows further down; {@link #end}, where there are not as many. */
  Row down(Row from, int rows) {
    int index = from.index();
    int row = from.row() + rows;
    while (index < items - 1 && row >= height(index)) {
      row -= height(index);
      index++;
    }
    return new Row(index, Math.min(row, Math.max(0, height(index) - 1)));
  }

  /** That row, or the one below it with which the pane is full. */
  Row filling(Row bottom) {
    int missing = heights.pane(model) - 1;
    int row = bottom.row();
    int index = bottom.index();
    while (index > 0 && row < missing) {
      missing -= row + 1;
      index--;
      row = height(index) - 1;
    }
    return row >= missing ? bottom : down(bottom, missing - row);
  }

  boolean isEnd(Row row) {
    return row.index() < 0 || (row.index() == items - 1 && row.row() >= height(items - 1) - 1);
  }

  int pane() {
    return heights.pane(model);
  }
}
