package dev.parley.tui.screen.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScrollTest {
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  @Test
  void whatMovedUpByOneRowIsFound() {
    assertEquals(Optional.of(new Scroll(1, 21, 1)), Scroll.between(chat(1), chat(2)));
  }

  @Test
  void whatMovedDownIsFound() {
    assertEquals(Optional.of(new Scroll(1, 21, -1)), Scroll.between(chat(2), chat(1)));
  }

  @Test
  void whatMovedByHalfAPageIsFound() {
    assertEquals(Optional.of(new Scroll(1, 21, -10)), Scroll.between(chat(20), chat(10)));
    assertEquals(Optional.of(new Scroll(1, 21, 10)), Scroll.between(chat(10), chat(20)));
  }

  @Test
  void whereNothingMovedNothingScrolls() {
    assertEquals(Optional.empty(), Scroll.between(chat(1), chat(1)));
  }

  @Test
  void whereAllIsNewNothingScrolls() {
    assertEquals(Optional.empty(), Scroll.between(chat(1), chat(100)));
  }

  @Test
  void aFewCellsAreWrittenRatherThanScrolled() {
    Canvas after = chat(1);
    after.put(9, 23, "on it", Style.PLAIN);
    assertEquals(Optional.empty(), Scroll.between(chat(1), after));
  }

  @Test
  void aWordThatMovedIsWrittenAgainRatherThanScrolled() {
    Canvas before = new Canvas(COLUMNS, ROWS);
    Canvas after = new Canvas(COLUMNS, ROWS);
    before.put(0, 7, "hello", Style.PLAIN);
    after.put(0, 6, "hello", Style.PLAIN);
    assertEquals(Optional.empty(), Scroll.between(before, after));
  }

  @Test
  void ofAnotherSizeNothingMoved() {
    assertEquals(Optional.empty(), Scroll.between(new Canvas(9, 3), new Canvas(3, 9)));
  }

  @Test
  void whatStaysAtTheSideIsWrittenAgain() {
    Canvas before = chat(1);
    Canvas after = chat(2);
    for (Canvas canvas : new Canvas[] {before, after}) {
      canvas.put(0, 1, " ROOMS        │", Style.PLAIN);
      canvas.put(0, 2, " 1 #general   │", Style.BOLD);
    }
    assertEquals(Optional.of(new Scroll(1, 21, 1)), Scroll.between(before, after));
  }

  @Test
  void whereTheSideCostsMoreThanIsSavedItIsLeftOut() {
    Canvas before = chat(1);
    Canvas after = chat(2);
    for (Canvas canvas : new Canvas[] {before, after}) {
      for (int row = 0; row < 10; row++) {
        canvas.put(0, row, (char) ('a' + row) + "-".repeat(70), Style.PLAIN);
        canvas.put(1, row, String.valueOf((char) ('k' + row)).repeat(70), Style.PLAIN);
      }
    }
    assertEquals(Optional.of(new Scroll(10, 21, 1)), Scroll.between(before, after));
  }

  /** A title, 21 lines from that one on, and two rows that stay. */
  private static Canvas chat(int first) {
    Canvas canvas = new Canvas(COLUMNS, ROWS);
    canvas.put(0, 0, " #general                                 5 users", Style.REVERSE);
    for (int row = 1; row <= 21; row++) {
      int line = first + row;
      String text = "line " + line + ", " + Integer.toHexString(line * 0x9E3779B1).repeat(6);
      canvas.put(15, row, text, line % 3 == 0 ? Style.DIM : Style.PLAIN);
    }
    canvas.put(0, 22, " FOLLOWER n3 │ leader n5 t7", Style.REVERSE);
    canvas.put(0, 23, "[alice]", Style.PLAIN);
    return canvas;
  }
}
