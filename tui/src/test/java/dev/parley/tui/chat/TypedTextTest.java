package dev.parley.tui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.protocol.log.PlainText;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TypedTextTest {
  private static String clean(String text) {
    return TypedText.clean(text);
  }

  @Test
  void whatMayBeSentStaysAsItIs() {
    String text = "a\tb\n👩\u200D👧 ❤\uFE0F";
    assertSame(text, clean(text));
  }

  @Test
  void coloursOfABuildGo() {
    assertEquals(
        "[ERROR] 3 tests failed",
        clean("[\u001b[1;31mERROR\u001b[m] \u001b[38;5;9m3\u001b[0m tests failed"));
    assertEquals("red", clean("\u009b31mred"));
    assertEquals("bold", clean("\u001b(Bbo\u001b=ld"));
  }

  @Test
  void titlesAndLinksGoButTheirTextStays() {
    assertEquals("done", clean("\u001b]0;make\u0007done"));
    assertEquals("here", clean("\u001b]8;;http://x\u001b\\here\u001b]8;;\u001b\\"));
    assertEquals("a;c", clean("a\u001b];c"));
  }

  @Test
  void aSequenceThatIsCutOffTakesNothingElseWithIt() {
    assertEquals("end", clean("end\u001b"));
    assertEquals("end", clean("end\u001b["));
    assertEquals("end\u00e9", clean("end\u001b[12\u00e9"));
    assertEquals("\u00e9", clean("\u001b\u00e9"));
  }

  @Test
  void otherControlsGoAndLineEndsBecomeASpace() {
    assertEquals("10% 20% done", clean("10%\r20%\rdone"));
    assertEquals("ab\tc d", clean("a\u0000b\tc\u2028d\u202e\u0007"));
  }

  @Test
  void whateverWasTypedTheResultMayBeSent() {
    Random random = new Random(1);
    String odd = "\u001b\u001b[]P0;m~\u0007\u009b\u009c\\ a\r\u2029\u202e\ud83d\ude00";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(odd.charAt(random.nextInt(odd.length())));
      }
      assertNull(PlainText.fault(clean(text.toString())), text.toString());
    }
  }
}
