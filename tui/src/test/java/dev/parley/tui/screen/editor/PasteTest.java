package dev.parley.tui.screen.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.Key.Kind;
import org.junit.jupiter.api.Test;

final class PasteTest {
  private static Paste.Ask ask(String raw) {
    return (Paste.Ask) Paste.of(raw);
  }

  @Test
  void aFewLinesGoIntoTheBox() {
    assertEquals(new Paste.Insert("one"), Paste.of("one"));
    assertEquals(new Paste.Insert("1\n2\n3\n4\n5"), Paste.of("1\n2\n3\n4\n5"));
  }

  @Test
  void moreAreAskedAbout() {
    String line = "x".repeat(56);
    Paste.Ask ask = ask((line + "\n").repeat(37));
    assertEquals(
        "Paste 37 lines (2.1 KB)?  Enter as one message   e edit   Esc drop", ask.question());
    assertEquals((line + "\n").repeat(36) + line, ask.text());
    assertEquals(
        "Paste 6 lines (11 B)?  Enter as one message   e edit   Esc drop",
        ask("1\n2\n3\n4\n5\n6").question());
  }

  @Test
  void theAnswerIsOneOfThree() {
    Paste.Ask ask = ask("\n".repeat(9));
    assertEquals(Paste.Answer.SEND, ask.answer(Key.of(Kind.ENTER)));
    assertEquals(Paste.Answer.EDIT, ask.answer(Key.text("e")));
    assertEquals(Paste.Answer.DROP, ask.answer(Key.of(Kind.ESCAPE)));
    assertEquals(Paste.Answer.DROP, ask.answer(Key.ctrl('c')));
    assertEquals(Paste.Answer.NONE, ask.answer(Key.text("x")));
    assertEquals(Paste.Answer.NONE, ask.answer(Key.ctrl('e')));
    assertEquals(Paste.Answer.NONE, ask.answer(Key.alt(Kind.ENTER)));
    assertEquals(Paste.Answer.NONE, ask.answer(Key.of(Kind.FOCUS_OUT)));
  }

  @Test
  void everyKindOfLineBreakIsALineFeed() {
    assertEquals(new Paste.Insert("1\n2\n3\n\n4"), Paste.of("1\r\n2\r3\u2028\u20294"));
    assertEquals(new Paste.Insert("1\n\n2"), Paste.of("1\r\r\n2"));
  }

  @Test
  void aLineBreakAtTheEndDoesNotCount() {
    assertEquals(new Paste.Insert("1\n2\n3\n4\n5"), Paste.of("1\r\n2\r\n3\r\n4\r\n5\r\n"));
    assertEquals(new Paste.Insert(""), Paste.of("\n"));
  }

  @Test
  void tabsBecomeBlanksAndControlCharactersGo() {
    assertEquals(new Paste.Insert("    if [31m(x)"), Paste.of("\tif \u001b[31m(\u0007x\u009b)"));
    assertEquals(new Paste.Insert("ab"), Paste.of("\ufeffa\u202e\u200bb\u2066\u200f"));
  }

  @Test
  void halvesOfSurrogatePairsGo() {
    assertEquals(new Paste.Insert("a😀b"), Paste.of("\udc00a\ud83d\ude00b\ud83d"));
  }

  @Test
  void whatEmojiAndScriptsNeedStays() {
    String text = "👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم";
    assertEquals(new Paste.Insert(text), Paste.of(text));
  }

  @Test
  void whatNoMessageHoldsIsRefusedAsAWhole() {
    int most = Editor.MAX_BYTES;
    assertEquals(new Paste.Insert("x".repeat(most)), Paste.of("x".repeat(most)));
    assertEquals(
        new Paste.Refused("a message holds at most 16.4 KB; the paste of 41.0 KB was not taken"),
        Paste.of("é".repeat(20_500)));
  }
}
