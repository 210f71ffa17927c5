package dev.parley.tui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CellsTest {

  @Test
  void asciiIsOneCellEach() {
    assertEquals(List.of("a", " ", "~"), Cells.clusters("a ~"));
    assertEquals(3, Cells.width("a ~"));
    assertEquals(0, Cells.width(""));
  }

  @Test
  void lettersOfEuropeAreNarrow() {
    assertEquals(12, Cells.width("Grüße Привет"));
  }

  @Test
  void ideographsSyllablesAndPicturesAreWide() {
    assertEquals(4, Cells.width("世界"));
    assertEquals(6, Cells.width("한국어"));
    assertEquals(2, Cells.width("🙂"));
    assertEquals(2, Cells.width(ScreenText.line("⚡")));
    assertEquals(2, Cells.width(ScreenText.line("👩‍👩‍👧‍👦")));
  }

  @Test
  void framesAndMarksAreNarrow() {
    assertEquals(9, Cells.width("│─╌…◌○✓✗●"));
  }

  @Test
  void halfWidthKanaAreNarrow() {
    assertEquals(4, Cells.width("ﾊﾝｶｸ"));
  }

  @Test
  void marksStayWithTheirLetter() {
    assertEquals(List.of("x\u0302", "ส", "วั", "🙂"), Cells.clusters("x\u0302สวั🙂"));
  }

  @Test
  void whatLanternaGivesTwoCellsATerminalMayGiveOne() {
    assertEquals(2, Cells.width("x\u0302"));
    assertEquals(1, Cells.advance("x\u0302"));
    assertEquals(2, Cells.width("🌶"));
    assertEquals(1, Cells.advance("🌶"));
    assertEquals(2, Cells.width("วั"));
    assertEquals(1, Cells.advance("วั"));
    assertEquals(2, Cells.advance("🙂"));
    assertEquals(2, Cells.advance("⚡\uFE0F"));
  }

  @Test
  void aBlankMakesUpForACellThatATerminalDoesNotGive() {
    assertEquals("x\u0302 ", Cells.padded("x\u0302"));
    assertEquals("🌶 ", Cells.padded("🌶"));
    assertEquals("🙂", Cells.padded("🙂"));
    assertEquals("x", Cells.padded("x"));
  }

  @Test
  void aHeadNeverEndsWithinACluster() {
    assertEquals("世", Cells.head("世界", 3));
    assertEquals("", Cells.head("世界", 1));
    assertEquals("ab", Cells.head("ab", 2));
    assertEquals("x\u0302", Cells.head("x\u0302y", 2));
  }
}
