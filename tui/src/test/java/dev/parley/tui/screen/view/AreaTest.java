package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Style;
import org.junit.jupiter.api.Test;

class AreaTest {
  private final Canvas canvas = new Canvas(8, 4);
  private final Area area = new Area(canvas, 2, 1, 4, 2);

  @Test
  void nothingIsDrawnOutside() {
    area.put(0, -1, "above", Style.PLAIN);
    area.put(0, 2, "below", Style.PLAIN);
    area.put(-1, 0, "left of it", Style.PLAIN);
    area.put(2, 0, "right", Style.PLAIN);
    area.put(3, 1, "語", Style.PLAIN);
    area.paint(-9, 0, 99, Style.DIM);

    assertEquals("        ", GoldenScreen.row(canvas, 0));
    assertEquals("    ri  ", GoldenScreen.row(canvas, 1));
    assertEquals("        ", GoldenScreen.row(canvas, 2));
    assertEquals("        ", GoldenScreen.row(canvas, 3));
    assertEquals(Style.PLAIN, canvas.cell(1, 1).style());
    assertEquals(Style.DIM, canvas.cell(2, 1).style());
    assertEquals(Style.DIM, canvas.cell(5, 1).style());
    assertEquals(Style.PLAIN, canvas.cell(6, 1).style());
  }

  @Test
  void returnsItsOwnColumnAfterTheText() {
    assertEquals(3, area.put(1, 0, "ab", Style.PLAIN));
  }

  @Test
  void putBeforeEndsThere() {
    area.putBefore(4, 0, "ab", Style.PLAIN);

    assertEquals("    ab  ", GoldenScreen.row(canvas, 1));
  }

  @Test
  void aPartIsNeverLargerThanTheWhole() {
    assertEquals(new Area(canvas, 3, 2, 3, 1), area.part(1, 1, 99, 99));
    assertEquals(new Area(canvas, 6, 3, 0, 0), area.part(9, 9, 5, 5));
    assertEquals(new Area(canvas, 2, 1, 0, 0), area.part(-1, -1, -5, -5));
  }

  @Test
  void clearLeavesTheRestAlone() {
    canvas.put(0, 1, "abcdefgh", Style.PLAIN);
    area.clear(Style.REVERSE);

    assertEquals("ab    gh", GoldenScreen.row(canvas, 1));
    assertEquals(Style.REVERSE, canvas.cell(5, 2).style());
  }
}
