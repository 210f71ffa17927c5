package dev.parley.tui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class CleanTextTest {

  @Test
  void plainTextStaysTheSameObject() {
    String text = "Grüße, 世界 🙂";
    assertSame(text, CleanText.line(text));
  }

  @Test
  void lineBreaksBecomeTwoCharacters() {
    assertEquals("a\\nb\\nc\\nd", CleanText.line("a\nb\r\nc\rd"));
  }

  @Test
  void controlsOfATerminalDoNotPass() {
    assertEquals(
        "\uFFFD[31mred\uFFFD\uFFFD\uFFFD", CleanText.line("\u001b[31mred\u007f\u009b\u0000"));
  }

  @Test
  void nothingTurnsTheDirectionOfWriting() {
    assertEquals(
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", CleanText.line("\u061C\u200F\u202E\u2066\u2069"));
  }

  @Test
  void lineSeparatorsOfUnicodeAreReplaced() {
    assertEquals("a\uFFFDb\uFFFDc", CleanText.line("a\u2028b\u2029c"));
  }

  @Test
  void aTabIsASpace() {
    assertEquals("a b", CleanText.line("a\tb"));
  }

  @Test
  void severalLinesKeepTheirLineFeeds() {
    assertEquals("\na\nb\uFFFD", CleanText.lines("\na\nb\u0007"));
  }
}
