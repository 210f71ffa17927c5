package dev.parley.protocol.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlainTextTest {

  @Test
  void lineFeedsAndTabsAreAllThatIsAllowedOfControls() {
    IntStream controls = IntStream.range(0, 0x20).filter(PlainText::allows);
    assertEquals("\t\n", new String(controls.toArray(), 0, 2));
    assertEquals(0, IntStream.range(0x7F, 0xA0).filter(PlainText::allows).count());
  }

  @Test
  void whatTurnsTheDirectionOrEndsALineIsNotAllowed() {
    int[] banned = {
      0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067,
      0x2068, 0x2069
    };
    int[] found =
        IntStream.rangeClosed(0xA0, Character.MAX_CODE_POINT)
            .filter(c -> !PlainText.allows(c) && (c < 0xD800 || c > 0xDFFF))
            .toArray();
    assertEquals(IntStream.of(banned).boxed().toList(), IntStream.of(found).boxed().toList());
  }

  @Test
  void whatJoinsEmojiIsAllowed() {
    assertNull(PlainText.fault("👩\u200D👧 ❤\uFE0F 絵文字 é\u0301\n\tend"));
  }

  @Test
  void theFirstFaultIsNamedWithItsPlace() {
    assertEquals(
        "character 3 of the text is U+001B, a control character",
        PlainText.fault("😀a\u001b[31m\u202e"));
    assertEquals(
        "character 1 of the text is U+202E, which turns the direction of writing",
        PlainText.fault("\u202eabc"));
    assertEquals(
        "character 2 of the text is U+2028, a line end other than a line feed",
        PlainText.fault("a\u2028b"));
  }

  @Test
  void halfOfAPairIsAFault() {
    for (String half : new String[] {"\ud83d", "x\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d"}) {
      assertTrue(PlainText.fault(half).endsWith(", half of a surrogate pair"), half);
    }
    assertFalse(PlainText.allows(0xD800));
  }
}
