package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.input.InputDecoder;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.Key.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeysTest {
  private final Keys keys = new Keys();

  @Test
  void lettersAreKeysOfTheirOwn() {
    assertEquals(List.of(Key.text("h"), Key.text("é"), Key.text("漢")), pressed("hé漢"));
  }

  @Test
  void halvesOfAnEmojiAreOneKeyEvenWhereTheyComeApart() {
    assertEquals(List.of(Key.text("😀")), pressed("😀"));
    List<KeyStroke> halves = strokes("😀");
    assertEquals(List.of(), keys.of(halves.subList(0, 1)));
    assertEquals(List.of(Key.text("😀")), keys.of(halves.subList(1, 2)));
  }

  @Test
  void halfAnEmojiAloneIsNoKey() {
    assertEquals(List.of(Key.text("a"), Key.text("b")), pressed("a\uDE00b"));
  }

  @Test
  void whatPeopleSeeAsOneCharacterIsOneKey() {
    String family = "👨\u200d👩\u200d👧";
    assertEquals(
        List.of(Key.text("e\u0301"), Key.text(family), Key.text("🇩🇪")),
        pressed("e\u0301" + family + "🇩🇪"));
  }

  @Test
  void altAndEnterAreFoundInWhatTerminalsMakeOfThem() {
    assertEquals(
        List.of(Key.of(Kind.ENTER), Key.alt(Kind.ENTER), Key.alt(Kind.ENTER)),
        pressed("\n\033\n\033\r"));
    assertEquals(List.of(Key.alt(Kind.BACKSPACE)), pressed("\033\u007f"));
    assertEquals(List.of(Key.alt('a')), pressed("\033a"));
  }

  @Test
  void controlIsTheLetterWithCtrl() {
    assertEquals(
        List.of(Key.ctrl('a'), Key.ctrl('c'), Key.ctrl('z'), Key.ctrl('_'), Key.ctrl(' ')),
        pressed("\u0001\u0003\u001a\u001f\u0000"));
  }

  @Test
  void arrowsKeepTheirModifiers() {
    assertEquals(
        List.of(Key.of(Kind.UP), Key.alt(Kind.UP), Key.ctrl(Kind.LEFT), Key.shift(Kind.TAB)),
        pressed("\033[A\033[1;3A\033[1;5D\033[Z"));
    assertEquals(
        List.of(Key.of(Kind.PAGE_UP), Key.alt(Kind.HOME), Key.alt(Kind.END)),
        pressed("\033[5~\033[1;3H\033[1;3F"));
  }

  @Test
  void everyFunctionKeyIsOneOfItsOwn() {
    List<Key> all =
        IntStream.rangeClosed(1, 12).mapToObj(i -> Key.of(Kind.valueOf("F" + i))).toList();
    String rest = "\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~";
    assertEquals(all, pressed("\033OP\033OQ\033OR\033OS" + rest));
    assertEquals(all, pressed("\033[11~\033[12~\033[13~\033[14~" + rest));
    assertEquals(all.subList(0, 5), pressed("\033[[A\033[[B\033[[C\033[[D\033[[E"));
    assertEquals(List.of(Key.ctrl(Kind.F5), Key.alt(Kind.F5)), pressed("\033[15;5~\033[15;3~"));
  }

  @Test
  void homeAndEndAreTheSameInAllTheirForms() {
    List<Key> both = List.of(Key.of(Kind.HOME), Key.of(Kind.END));
    assertEquals(both, pressed("\033[H\033[F"));
    assertEquals(both, pressed("\033OH\033OF"));
    assertEquals(both, pressed("\033[1~\033[4~"));
    assertEquals(both, pressed("\033[7~\033[8~"));
  }

  @Test
  void rxvtSaysByTheLastCharacterWhatIsHeld() {
    assertEquals(
        List.of(Key.ctrl(Kind.LEFT), Key.ctrl(Kind.RIGHT), Key.ctrl(Kind.UP), Key.shift(Kind.DOWN)),
        pressed("\033Od\033Oc\033Oa\033[b"));
    assertEquals(
        List.of(Key.ctrl(Kind.HOME), Key.shift(Kind.HOME), Key.ctrl(Kind.F5)),
        pressed("\033[7^\033[7$\033[15^"));
    assertEquals(
        List.of(new Key(Kind.DELETE, "", true, false, true), Key.text("x")), pressed("\033[3@x"));
    assertEquals(
        List.of(Key.alt(Kind.UP), Key.alt(Kind.HOME), Key.alt(Kind.F1)),
        pressed("\033\033[A\033\033[7~\033\033OP"));
  }

  @Test
  void stHasItsOwnDeleteAndInsert() {
    assertEquals(
        List.of(Key.of(Kind.DELETE), Key.of(Kind.INSERT), Key.shift(Kind.F1)),
        pressed("\033[P\033[4h\033[1;2P"));
  }

  @Test
  void aConsolesShiftTabIsOne() {
    assertEquals(List.of(Key.shift(Kind.TAB)), pressed("\033\t"));
  }

  @Test
  void aKeyThatNobodyKnowsTypesNothing() {
    assertEquals(
        List.of(Key.of(Kind.OTHER), Key.of(Kind.OTHER), Key.of(Kind.OTHER), Key.text("x")),
        pressed("\033[2J\033[99~\033Ojx"));
  }

  @Test
  void aPasteIsOneKeyWithItsLinesAndTabs() {
    assertEquals(
        List.of(Key.paste("one\n\ttwo 😀\n"), Key.text("x")),
        pressed("\033[200~one\n\ttwo 😀\n\033[201~x"));
  }

  @Test
  void aPasteThatComesInPiecesIsStillOne() {
    assertEquals(List.of(), pressed("\033[200~one\n"));
    assertEquals(List.of(), pressed("two"));
    assertEquals(List.of(Key.paste("one\ntwo three")), pressed(" three\033[201~"));
  }

  @Test
  void aPasteWithoutAnEndIsLeftByCtrlC() {
    assertEquals(List.of(Key.ctrl('c'), Key.text("x")), pressed("\033[200~one\u0003x"));
  }

  @Test
  void aHugePasteIsBounded() {
    List<Key> keys = pressed("\033[200~" + "x".repeat(Keys.PASTE_CHARS * 2) + "\033[201~");
    assertEquals(1, keys.size());
    assertTrue(keys.get(0).text().length() <= Keys.PASTE_CHARS);
  }

  @Test
  void theFocusAndTheWheelAreKeysAndAClickIsNone() {
    assertEquals(List.of(Key.of(Kind.FOCUS_IN), Key.of(Kind.FOCUS_OUT)), pressed("\033[I\033[O"));
    assertEquals(
        List.of(Key.of(Kind.WHEEL_UP), Key.of(Kind.WHEEL_DOWN)),
        pressed("\033[<64;250;100M\033[<0;1;1M\033[<0;1;1m\033[<65;1;1M"));
  }

  private List<Key> pressed(String typed) {
    return keys.of(strokes(typed));
  }

  private static List<KeyStroke> strokes(String typed) {
    InputDecoder decoder = new InputDecoder(new StringReader(typed));
    decoder.addProfile(new KeyPatterns());
    List<KeyStroke> strokes = new ArrayList<>();
    try {
      KeyStroke stroke = decoder.getNextCharacter(true);
      while (stroke.getKeyType() != KeyType.EOF) {
        strokes.add(stroke);
        stroke = decoder.getNextCharacter(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return strokes;
  }
}
