package dev.parley.tui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScreenTextTest {

  @Test
  void plainTextStaysTheSameObject() {
    String text = "Grüße,\nnaïve café";
    assertSame(text, ScreenText.lines(text));
  }

  @Test
  void otherScriptsStay() {
    for (String text : new String[] {"世界", "Привет", "नमस्ते", "สวัสดี", "한국어", "مَرْحَبًا"}) {
      assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), ScreenText.lines(text));
    }
  }

  @Test
  void nothingReachesTheTerminalThatItWouldObey() {
    assertEquals(
        "[31mred0;title", ScreenText.lines("\u001b[31mred\u0007\u009d0;title\u009c\u007f"));
    assertEquals("abcdef", ScreenText.lines("a\u202Eb\u2066c\u200Ed\u2028e\u2029f"));
    assertEquals("ab", ScreenText.lines("a\u200B\u200C\u2060\uFEFF\u00AD\u034F\u3164b"));
  }

  @Test
  void halfACharacterIsDropped() {
    assertEquals("ab", ScreenText.lines("a\uD83Db"));
    assertEquals("ab", ScreenText.lines("a\uDE42b"));
    assertEquals("ab", ScreenText.lines("ab\uD83D"));
    assertEquals("ab", ScreenText.lines("a\uFFFFb\uFDD0"));
  }

  @Test
  void aTabIsFourBlanks() {
    assertEquals("a    b", ScreenText.lines("a\tb"));
  }

  @Test
  void everyKindOfLineBreakBreaksOnce() {
    assertEquals("a\nb\nc\n\nd", ScreenText.lines("a\nb\r\nc\r\rd"));
    assertEquals("a b", ScreenText.line("a\r\nb"));
  }

  @Test
  void lettersAreComposed() {
    assertEquals("é", ScreenText.lines("e\u0301"));
    assertEquals("한", ScreenText.lines("\u1112\u1161\u11ab"));
  }

  @Test
  void marksWithoutALetterAreDropped() {
    assertEquals("a b\nc", ScreenText.lines("\u0301a \u0301b\n\u20DDc"));
    assertEquals("\u0378a", ScreenText.lines("\u0378\u0301a"));
  }

  @Test
  void marksAreDrawnOverOneLineOnly() {
    String clean = ScreenText.lines("x" + "\u0323".repeat(500) + "y");
    assertEquals("x" + "\u0323".repeat(20) + "y", clean);
  }

  @Test
  void joinedPicturesBecomeTheFirst() {
    assertEquals("👩 ok", ScreenText.lines("👩‍👩‍👧‍👦 ok"));
    assertEquals("🏳", ScreenText.lines("🏳️‍🌈"));
    assertEquals("🧔", ScreenText.lines("🧔🏾‍♂️"));
  }

  @Test
  void tonesOfSkinAreDropped() {
    assertEquals("👍👋", ScreenText.lines("👍🏽👋🏿"));
    assertEquals("☝", ScreenText.lines("☝🏽"));
  }

  @Test
  void flagsAreSpelt() {
    assertEquals("[DE][FR]", ScreenText.lines("🇩🇪🇫🇷"));
    assertEquals("[D] a[E]", ScreenText.lines("🇩 a🇪"));
    assertEquals("🏴", ScreenText.lines("🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F"));
  }

  @Test
  void selectorsAreDropped() {
    assertEquals("⚡", ScreenText.lines("⚡\uFE0F"));
    assertEquals("❤", ScreenText.lines("❤\uFE0F"));
    assertEquals("1\u20E3", ScreenText.lines("1\uFE0F\u20E3"));
    assertEquals("世", ScreenText.lines("世\uDB40\uDD00"));
  }

  @Test
  void lettersOfMathematicsStay() {
    assertEquals("𝔐𝔞𝔱𝔥 𝟚", ScreenText.lines("𝔐𝔞𝔱𝔥 𝟚"));
  }

  @Test
  void aNameIsCutAtFourKibibytes() {
    assertEquals("a".repeat(4096), ScreenText.line("a".repeat(5000)));
    String wide = ScreenText.line("世".repeat(5000));
    assertEquals("世".repeat(1365), wide);
  }

  @Test
  void aTextStaysWhole() {
    assertEquals(16_384, ScreenText.lines("é".repeat(16_384)).length());
  }

  @Test
  void aMarkTooManyTakesNoneAlong() {
    String clean = ScreenText.lines("क" + "\u0951".repeat(25) + "\u093E\u093E");
    assertEquals("क" + "\u0951".repeat(20) + "\u093E\u093E", clean);
  }

  @Test
  void marksInDisorderAreNotSortedByTheThousand() {
    String worst = "a" + "\u0323\u0302".repeat(4_000) + "b";
    String clean = ScreenText.lines(worst);
    assertEquals("ậ" + "\u0323".repeat(19) + "\u0302", clean.substring(0, 21));
    assertEquals(22, clean.length());
    assertTrue(ScreenText.lines("\u0915" + "\u302E\u0302".repeat(2_000)).length() <= 41);
  }

  @Test
  void everyCodePointIsOneOrTwoCellsWide() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (isDistinct(codePoint) || codePoint % 61 == 0) {
        fitsCells(ScreenText.line(Character.toString(codePoint)));
      }
    }
  }

  @Test
  void everyCodePointIsOneOrTwoCellsWideBesideAnother() {
    String[] befores = {"a", "世", "ก", "क", "🙂", "⚡", "❤\uFE0F"};
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (isDistinct(codePoint)) {
        String before = befores[codePoint % befores.length];
        fitsCells(ScreenText.line(before + Character.toString(codePoint) + "\uFE0F"));
      }
    }
  }

  @Test
  void randomTextsAreCleanAfterCleaningOnce() {
    Random random = new Random(4);
    for (int i = 0; i < 15_000; i++) {
      String text = Scripts.random(random, 1 + random.nextInt(12));
      String clean = ScreenText.lines(text);
      assertEquals(clean, ScreenText.lines(clean), () -> CodePoints.named(text));
      String line = ScreenText.line(text);
      assertEquals(line, ScreenText.line(line), () -> CodePoints.named(text));
      assertEquals(clean, String.join("", Cells.clusters(clean)));
      fitsCells(line);
      assertFalse(line.chars().anyMatch(c -> c < ' ' || (c >= 0x7F && c < 0xA0)));
      assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(line));
    }
  }

  /** Of a million that are not assigned, some are enough. */
  private static boolean isDistinct(int codePoint) {
    boolean assigned = Character.isDefined(codePoint);
    return codePoint < 0x20000
        || (assigned && Character.getType(codePoint) != Character.PRIVATE_USE);
  }

  private static void fitsCells(String clean) {
    int sum = 0;
    for (String cluster : Cells.clusters(clean)) {
      int width = Cells.width(cluster);
      assertTrue(width == 1 || width == 2, () -> "width of " + CodePoints.named(cluster));
      sum += width;
    }
    assertEquals(sum, Cells.width(clean), () -> CodePoints.named(clean));
  }
}
