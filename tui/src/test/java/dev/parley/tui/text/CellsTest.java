package dev.parley.tui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void marksOverALetterTakeNoCell() {
    assertEquals(1, Cells.width("x\u0302"));
    assertEquals(1, Cells.width("วั"));
    assertEquals(4, Cells.width("สวัสดี"));
    assertEquals(4, Cells.width(ScreenText.line("שָׁלוֹם")));
    assertEquals(1, Cells.width("1\u20E3"));
  }

  @Test
  void aMarkBesideItsLetterTakesACellAndBelongsToIt() {
    assertEquals(List.of("हि", "न्", "दी"), Cells.clusters("हिन्दी"));
    assertEquals(5, Cells.width("हिन्दी"));
    assertEquals(List.of("กำ", "น้ำ"), Cells.clusters("กำน้ำ"));
    assertEquals(4, Cells.width("กำน้ำ"));
    assertEquals(List.of("ကျ", "ော်"), Cells.clusters("ကျော်"));
    assertEquals(List.of(" ", "ि", "世", "ि", "1", "ि"), Cells.clusters(" ि世ि1ि"));
  }

  @Test
  void picturesThatAreTextByDefaultAreNarrow() {
    assertEquals(1, Cells.width("🌶"));
    assertEquals(1, Cells.width(ScreenText.line("🌶\uFE0F")));
    assertEquals(1, Cells.width(ScreenText.line("❤\uFE0F")));
    assertEquals(4, Cells.width("𝔐𝔞𝔱𝔥"));
  }

  @Test
  void lettersAndFramesAreNotDisputed() {
    for (String cluster : Cells.clusters("aé─│“世ก한ﾊЖשم１、")) {
      assertFalse(Cells.isDisputed(cluster), cluster);
    }
  }

  @Test
  void picturesMarksAndWhatIsNewAreDisputed() {
    for (String cluster : List.of("🌶", "❤", "☕", "🙂", "x\u0302", "हि", "ि", "\u0378", "ᄀ", "䷀")) {
      assertTrue(Cells.isDisputed(cluster), cluster);
    }
  }

  @Test
  void aHeadNeverEndsWithinACluster() {
    assertEquals("世", Cells.head("世界", 3));
    assertEquals("", Cells.head("世界", 1));
    assertEquals("ab", Cells.head("ab", 2));
    assertEquals("x\u0302", Cells.head("x\u0302y", 1));
    assertEquals("a", Cells.head("aहि", 2));
  }
}
