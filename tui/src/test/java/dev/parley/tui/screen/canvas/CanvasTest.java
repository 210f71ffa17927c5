package dev.parley.tui.screen.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CanvasTest {
  private static final Style GREEN = Style.of(Colour.GREEN);

  private final Canvas canvas = new Canvas(6, 2);

  @Test
  void isBlankAtFirst() {
    assertEquals("      ", row(0));
    assertEquals(Cell.BLANK, canvas.cell(5, 1));
    assertEquals(-1, canvas.cursorColumn());
    assertEquals(-1, canvas.cursorRow());
  }

  @Test
  void returnsTheColumnAfterTheText() {
    assertEquals(3, canvas.put(1, 0, "ab", GREEN));

    assertEquals(" ab   ", row(0));
    assertEquals(new Cell("a", GREEN), canvas.cell(1, 0));
    assertEquals(Cell.BLANK, canvas.cell(3, 0));
  }

  @Test
  void clipsAtTheRightEdgeButCountsOn() {
    assertEquals(9, canvas.put(4, 0, "abcde", GREEN));

    assertEquals("    ab", row(0));
    assertEquals("      ", row(1));
  }

  @Test
  void clipsAtTheLeftEdge() {
    assertEquals(1, canvas.put(-2, 0, "abc", GREEN));

    assertEquals("c     ", row(0));
  }

  @Test
  void clipsAboveAndBelow() {
    canvas.put(0, -1, "abc", GREEN);
    canvas.put(0, 2, "abc", GREEN);

    assertEquals("      ", row(0));
    assertEquals("      ", row(1));
  }

  @Test
  void stopsBeforeTheEndItIsGiven() {
    canvas.put(0, 0, 3, "abcde", GREEN);

    assertEquals("abc   ", row(0));
  }

  @Test
  void aWideClusterTakesTwoCells() {
    assertEquals(3, canvas.put(0, 0, "語a", GREEN));

    assertEquals("語", canvas.cell(0, 0).cluster());
    assertEquals("", canvas.cell(1, 0).cluster());
    assertEquals("a", canvas.cell(2, 0).cluster());
  }

  @Test
  void aWideClusterThatWouldLoseItsHalfIsABlank() {
    canvas.put(5, 0, "語", GREEN);
    canvas.put(0, 1, 3, "ab語", GREEN);

    assertEquals(new Cell(" ", GREEN), canvas.cell(5, 0));
    assertEquals("ab    ", row(1));
  }

  @Test
  void aWideClusterIsNotCutAtTheLeftEdge() {
    canvas.put(-1, 0, "語a", GREEN);

    assertEquals(" a    ", row(0));
  }

  @Test
  void whoeverOverwritesOneHalfTakesTheOther() {
    canvas.put(0, 0, "語語", GREEN);

    canvas.put(1, 0, "x", Style.PLAIN);
    assertEquals(" x語  ", row(0));
    canvas.put(2, 0, "y", Style.PLAIN);

    assertEquals(" xy   ", row(0));
  }

  @Test
  void aWideClusterOverTwoHalvesLeavesNoHalves() {
    canvas.put(0, 0, "語語", GREEN);

    canvas.put(1, 0, "字", Style.PLAIN);

    assertEquals(" ", canvas.cell(0, 0).cluster());
    assertEquals("字", canvas.cell(1, 0).cluster());
    assertEquals("", canvas.cell(2, 0).cluster());
    assertEquals(" ", canvas.cell(3, 0).cluster());
  }

  @Test
  void paintChangesTheStyleAlone() {
    canvas.put(0, 0, "語ab", GREEN);

    canvas.paint(-1, 0, 3, Style.REVERSE);

    assertEquals(new Cell("語", Style.REVERSE), canvas.cell(0, 0));
    assertEquals(new Cell("", Style.REVERSE), canvas.cell(1, 0));
    assertEquals(new Cell("a", Style.REVERSE), canvas.cell(2, 0));
    assertEquals(new Cell("b", GREEN), canvas.cell(3, 0));
  }

  @Test
  void fillLeavesNoHalves() {
    canvas.put(0, 0, "a語b", GREEN);

    canvas.fill(0, 0, 2, Style.REVERSE);

    assertEquals("   b  ", row(0));
    assertEquals(Style.REVERSE, canvas.cell(1, 0).style());
  }

  @Test
  void fillAndPaintAreClipped() {
    canvas.fill(-3, 0, 99, Style.REVERSE);
    canvas.paint(-3, 1, 99, Style.REVERSE);

    assertEquals(Style.REVERSE, canvas.cell(0, 0).style());
    assertEquals(Style.REVERSE, canvas.cell(5, 1).style());
  }

  private String row(int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < canvas.columns(); column++) {
      text.append(canvas.cell(column, row).cluster());
    }
    return text.toString();
  }
}
