package dev.parley.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyBindingsTest {
  private static final Set<Kind> NAMELESS =
      EnumSet.of(
          Kind.TEXT,
          Kind.PASTE,
          Kind.WHEEL_UP,
          Kind.WHEEL_DOWN,
          Kind.FOCUS_IN,
          Kind.FOCUS_OUT,
          Kind.OTHER);

  @Test
  void aBoundKeyIsTheOtherOneAndAllOthersAreThemselves() {
    KeyBindings bindings = bound("Ctrl+G=Ctrl+F", "F5=F2", "Alt+X=Alt+Enter");
    assertEquals(Optional.of(Key.ctrl('f')), bindings.translate(Key.ctrl('g')));
    assertEquals(Optional.of(Key.of(Kind.F2)), bindings.translate(Key.of(Kind.F5)));
    assertEquals(Optional.of(Key.alt(Kind.ENTER)), bindings.translate(Key.alt('x')));
    assertEquals(Optional.of(Key.text("g")), bindings.translate(Key.text("g")));
    assertEquals(Optional.of(Key.alt('g')), bindings.translate(Key.alt('g')));
    assertEquals(Optional.of(Key.alt(Kind.F5)), bindings.translate(Key.alt(Kind.F5)));
  }

  @Test
  void twoKeysCanChangePlaces() {
    KeyBindings bindings = bound("Ctrl+P=Up", "Up=Ctrl+P");
    assertEquals(Optional.of(Key.of(Kind.UP)), bindings.translate(Key.ctrl('p')));
    assertEquals(Optional.of(Key.ctrl('p')), bindings.translate(Key.of(Kind.UP)));
  }

  @Test
  void aKeyCanBeMadeToDoNothing() {
    assertEquals(Optional.empty(), bound("ctrl+q=None").translate(Key.ctrl('q')));
  }

  @Test
  void theLastBindingOfAKeyCounts() {
    assertEquals(
        Optional.of(Key.ctrl('t')), bound("F5=F2", "F5=Ctrl+T").translate(Key.of(Kind.F5)));
  }

  @Test
  void caseAndBlanksDoNotMatter() {
    assertEquals(KeyBindings.parse("Ctrl+Left=PgUp"), KeyBindings.parse(" cTRL+lEFT = PGUP "));
    assertEquals(KeyBindings.parse("Alt+X=Ctrl+_"), KeyBindings.parse("alt+x=ctrl+_"));
  }

  @Test
  void anEqualsSignIsAKeyToo() {
    assertEquals(Key.alt('='), KeyBindings.parse("Alt+==none").key());
  }

  @Test
  void aLetterCanBeMeantByAKey() {
    assertEquals(Optional.of(Key.text("i")), KeyBindings.parse("F9=i").as());
    assertEquals(Optional.of(Key.text(" ")), KeyBindings.parse("F9=Space").as());
  }

  @Test
  void everyKeyHasANameByWhichItIsFound() {
    for (Kind kind : Kind.values()) {
      if (!NAMELESS.contains(kind)) {
        Key key = Key.of(kind);
        assertEquals(key, KeyBindings.parse(KeyNames.of(key) + "=none").key());
      }
    }
    for (Key key :
        List.of(
            Key.ctrl(' '), Key.ctrl('_'), Key.alt('7'), Key.shift(Kind.TAB), Key.alt(Kind.UP))) {
      assertEquals(key, KeyBindings.parse(KeyNames.of(key) + "=none").key());
    }
  }

  @Test
  void whatTextsAreTypedWithCannotBeBound() {
    for (String typed : List.of("q", "Q", "7", "ü", "Space", "=")) {
      assertTrue(refusal(typed + "=F1").contains("is for typing"), typed);
    }
  }

  @Test
  void whatIsNoKeyIsRefusedByItsName() {
    for (String wrong :
        List.of("Paste", "FOCUS_IN", "WheelUp", "F13", "Hyper+X", "Ctrl+", "Shift+A", "none")) {
      assertTrue(refusal(wrong + "=F1").contains("'" + wrong + "' is no key"), wrong);
      assertTrue(wrong.equals("none") || refusal("F1=" + wrong).contains(wrong), wrong);
    }
    for (String wrong : List.of("", "F1", "F1=", "=F1")) {
      assertTrue(refusal(wrong).contains("binds nothing"), wrong);
    }
  }

  @Test
  void whatATerminalDoesNotTellApartIsRefusedWithTheNameToWrite() {
    assertEquals("'Ctrl+J' is Enter to a terminal; write Enter", refusal("Ctrl+J=F1"));
    assertEquals("'ctrl+h' is Backspace to a terminal; write Backspace", refusal("F1=ctrl+h"));
    assertEquals("'Ctrl+1' is no key of its own to a terminal", refusal("Ctrl+1=F1"));
  }

  @Test
  void eachOfThemIsListedAsItWasGiven() {
    assertEquals(
        List.of("Ctrl+G as Ctrl+F", "Ctrl+Q as none", "Ctrl+Alt+Left as Shift+Tab"),
        bound("ctrl+g=ctrl+f", "ctrl+q=none", "alt+ctrl+left=shift+tab").lines());
    assertEquals(List.of(), KeyBindings.NONE.lines());
  }

  private static KeyBindings bound(String... texts) {
    return KeyBindings.of(Arrays.stream(texts).map(KeyBindings::parse).toList());
  }

  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> KeyBindings.parse(text)).getMessage();
  }
}
