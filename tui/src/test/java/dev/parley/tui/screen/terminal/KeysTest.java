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
        List.of(Key.of(Kind.F1), Key.of(Kind.F7), Key.of(Kind.F8), Key.of(Kind.OTHER)),
        pressed("\033OP\033[18~\033[19~\033[20~"));
    assertEquals(
        List.of(Key.of(Kind.PAGE_UP), Key.alt(Kind.HOME), Key.alt(Kind.END)),
        pressed("\033[5~\033[1;3H\033[1;3F"));
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
