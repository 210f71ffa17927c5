package dev.parley.tui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WrapTest {

  @Test
  void rowsBreakBetweenWords() {
    assertEquals(List.of("the quick", "brown fox"), Wrap.rows("the quick brown fox", 9));
    assertEquals(List.of("the quick", "brown fox"), Wrap.rows("the quick brown fox", 14));
  }

  @Test
  void nothingIsOneEmptyRow() {
    assertEquals(List.of(""), Wrap.rows("", 10));
    assertEquals(List.of(""), Wrap.rows(" ".repeat(40), 10));
  }

  @Test
  void lineFeedsBreak() {
    assertEquals(List.of("a", "", "b", ""), Wrap.rows("a\n\nb\n", 10));
  }

  @Test
  void aVeryLongWordIsCutAtTheBorder() {
    assertEquals(List.of("see", "abcdef", "ghij k"), Wrap.rows("see abcdefghij k", 6));
  }

  @Test
  void aWideClusterIsNeverCut() {
    assertEquals(List.of("a世", "界"), Wrap.rows("a世界", 4));
    assertEquals(List.of("🙂", "🙂"), Wrap.rows("🙂🙂", 3));
  }

  @Test
  void ideographsBreakAnywhere() {
    assertEquals(List.of("hello 世", "界和平"), Wrap.rows("hello 世界和平", 9));
  }

  @Test
  void anIndentStays() {
    assertEquals(List.of("  - one", "two"), Wrap.rows("  - one two", 8));
    assertEquals(List.of("  abcd", "efgh"), Wrap.rows("  abcdefgh", 6));
  }

  @Test
  void blanksAtABreakAreGone() {
    assertEquals(List.of("one", "two"), Wrap.rows("one     two  ", 4));
  }

  @Test
  void oneColumnIsNoRoom() {
    assertThrows(IllegalArgumentException.class, () -> Wrap.rows("a", 1));
  }

  @Test
  void noRowIsWiderThanItsColumnsAndNothingButBlanksIsLost() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String clean = ScreenText.lines(Scripts.random(random, random.nextInt(30)));
      int columns = 2 + random.nextInt(30);
      List<String> rows = Wrap.rows(clean, columns);
      rows.forEach(row -> assertTrue(Cells.width(row) <= columns, () -> CodePoints.named(clean)));
      assertEquals(inked(clean), inked(String.join("", rows)));
    }
  }

  private static String inked(String text) {
    return text.replace(" ", "").replace("\n", "");
  }
}
