package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.text.Cells;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {
  private static final Size SMALL = new Size(40, 8);

  @Test
  void aTextThatFitsIsWhole() {
    Page page = Page.of(text("one\ntwo\nthree\n", 0), SMALL);
    assertEquals(List.of("one", "two", "three"), page.rows());
    assertTrue(page.isWhole());
  }

  @Test
  void everyRowCanBeReadOneAfterTheOther() {
    String line = "word ".repeat(60).strip();
    Overlay.Text text = text(line + "\n" + line, 0);
    List<String> read = new ArrayList<>();
    for (int top = 0; top <= Page.lastTop(text, SMALL); top += Page.height(SMALL)) {
      Page page = Page.of(text(text.text(), top), SMALL);
      assertEquals(top, page.first());
      assertFalse(page.isWhole());
      read.addAll(page.rows());
    }
    Page last = Page.of(text(text.text(), 1000), SMALL);
    assertEquals(last.of(), last.end());
    read.addAll(last.rows().subList(read.size() - last.first(), last.rows().size()));
    assertEquals(line + " " + line, String.join(" ", read));
  }

  @Test
  void whatIsWrappedStaysInItsColumn() {
    assertEquals(
        List.of("  /nick NAME   take another name", "               which is free"),
        Page.of(text("  /nick NAME   take another name which is free", 0), new Size(38, 9)).rows());
  }

  @Test
  void whereTheColumnIsFarToTheRightTheLineIsIndented() {
    assertEquals(
        List.of("  /confirmations NUMBER   who has", "    it and who not"),
        Page.of(text("  /confirmations NUMBER   who has it and who not", 0), new Size(38, 9))
            .rows());
    String wide = "  " + "x".repeat(100);
    Page.of(text(wide, 0), SMALL).rows().forEach(row -> assertTrue(Cells.width(row) <= 36, row));
  }

  private static Overlay.Text text(String text, int top) {
    return new Overlay.Text("title", text, top, Overlay.NONE);
  }

  @Test
  void allPagesAreAsWideAsTheWidestRow() {
    String text = "one\n".repeat(10) + "a longer row\n" + "two\n".repeat(10);
    for (int top = 0; top < 20; top++) {
      assertEquals(12, Page.of(text(text, top), SMALL).columns());
    }
  }
}
