package dev.parley.tui.screen.editor;

import static dev.parley.tui.screen.editor.Typing.editor;
import static dev.parley.tui.screen.editor.Typing.pressed;
import static dev.parley.tui.screen.editor.Typing.shown;
import static dev.parley.tui.screen.editor.Typing.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.Key.Kind;
import org.junit.jupiter.api.Test;

final class EditorTest {
  private static final Key UNDO = Key.ctrl('_');
  private static final Key NEW_LINE = Key.alt(Kind.ENTER);

  @Test
  void whatIsTypedStandsAtTheCursor() {
    assertEquals("held|o", shown(typed(editor("hel|o"), "d")));
    assertEquals("😀|b", shown(typed(editor("|b"), "😀")));
  }

  @Test
  void altEnterBreaksTheLineAndEnterIsNotTheEditors() {
    assertEquals("one\n|two", shown(pressed(editor("one|two"), NEW_LINE)));
    assertFalse(editor("one|").press(Key.of(Kind.ENTER)).mine());
  }

  @Test
  void keysOfOthersChangeNothing() {
    Editor editor = editor("a|b");
    for (Kind kind : Kind.values()) {
      Edit edit = editor.press(Key.shift(kind));
      assertTrue(edit.mine() || edit.editor() == editor, kind::name);
    }
    for (char letter : "cglnopqrtvxz".toCharArray()) {
      assertFalse(editor.press(Key.ctrl(letter)).mine());
    }
    for (char letter : "au123".toCharArray()) {
      assertFalse(editor.press(Key.alt(letter)).mine());
    }
    for (Kind kind : new Kind[] {Kind.UP, Kind.DOWN, Kind.LEFT, Kind.RIGHT, Kind.HOME, Kind.END}) {
      assertFalse(editor.press(Key.alt(kind)).mine(), kind::name);
    }
    assertFalse(editor.press(new Key(Kind.TEXT, "b", true, true, false)).mine());
    assertFalse(editor.press(Key.paste("text")).mine());
    assertFalse(editor.press(Key.of(Kind.TAB)).mine());
  }

  @Test
  void theCursorGoesByClusters() {
    assertEquals("a|😀b", shown(pressed(editor("a😀|b"), Key.of(Kind.LEFT))));
    assertEquals("a😀|b", shown(pressed(editor("a|😀b"), Key.of(Kind.RIGHT))));
    String family = "👨\u200d👩\u200d👧";
    assertEquals("a|" + family, shown(pressed(editor("a" + family + "|"), Key.of(Kind.LEFT))));
    assertEquals("a|", shown(pressed(editor("a🇩🇪|"), Key.of(Kind.BACKSPACE))));
    assertEquals("ab|c", shown(pressed(editor("a|bc"), Key.ctrl('f'))));
    assertEquals("a|bc", shown(pressed(editor("ab|c"), Key.ctrl('b'))));
    assertEquals("|a", shown(pressed(editor("|a"), Key.of(Kind.LEFT), Key.ctrl('b'))));
    assertEquals("a|", shown(pressed(editor("a|"), Key.of(Kind.RIGHT))));
  }

  @Test
  void ctrlFSearchesWhereThereIsNothingToTheRight() {
    assertFalse(editor("a|").press(Key.ctrl('f')).mine());
    assertFalse(Editor.EMPTY.press(Key.ctrl('f')).mine());
  }

  @Test
  void homeAndEndStayInTheirLine() {
    Editor editor = editor("one\ntw|o\nthree");
    assertEquals("one\n|two\nthree", shown(pressed(editor, Key.of(Kind.HOME))));
    assertEquals("one\n|two\nthree", shown(pressed(editor, Key.ctrl('a'))));
    assertEquals("one\ntwo|\nthree", shown(pressed(editor, Key.of(Kind.END))));
    assertEquals("one\ntwo|\nthree", shown(pressed(editor, Key.ctrl('e'), Key.ctrl('e'))));
  }

  @Test
  void wordsAreLettersAndDigits() {
    assertEquals("say hello|, world", shown(pressed(editor("say| hello, world"), Key.alt('f'))));
    assertEquals(
        "say hello, world|", shown(pressed(editor("say hello|, world"), Key.ctrl(Kind.RIGHT))));
    assertEquals("say |hello, world", shown(pressed(editor("say hello, |world"), Key.alt('b'))));
    assertEquals("|say hello", shown(pressed(editor("say |hello"), Key.ctrl(Kind.LEFT))));
  }

  @Test
  void backspaceAndDeleteTakeOneCluster() {
    assertEquals("a|b", shown(pressed(editor("a😀|b"), Key.of(Kind.BACKSPACE))));
    assertEquals("a|b", shown(pressed(editor("ax|b"), Key.ctrl('h'))));
    assertEquals("a|b", shown(pressed(editor("a|😀b"), Key.of(Kind.DELETE))));
    assertEquals("a|b", shown(pressed(editor("a|xb"), Key.ctrl('d'))));
    assertEquals("|", shown(pressed(Editor.EMPTY, Key.of(Kind.BACKSPACE), Key.of(Kind.DELETE))));
  }

  @Test
  void whatGrowsTogetherWhenTheGapGoesHasTheCursorBehindIt() {
    assertEquals("🇩🇪|", shown(pressed(editor("🇩x|🇪"), Key.of(Kind.BACKSPACE))));
    assertEquals("a\u0301|", shown(typed(editor("|\u0301"), "a")));
  }

  @Test
  void ctrlDOnAnEmptyBoxIsNotTheEditors() {
    assertFalse(Editor.EMPTY.press(Key.ctrl('d')).mine());
    assertEquals("a|", shown(pressed(editor("a|"), Key.ctrl('d'))));
  }

  @Test
  void ctrlWTakesWhatHasNoBlankAndAltBackspaceAWord() {
    assertEquals("see |", shown(pressed(editor("see a/b.txt  |"), Key.ctrl('w'))));
    assertEquals("see a/b.|", shown(pressed(editor("see a/b.txt|"), Key.alt(Kind.BACKSPACE))));
    assertEquals("see | now", shown(pressed(editor("see |this now"), Key.alt('d'))));
  }

  @Test
  void ctrlUAndCtrlKTakeTheRestOfTheLineThenTheLineBreak() {
    assertEquals("one\n|o", shown(pressed(editor("one\ntw|o"), Key.ctrl('u'))));
    assertEquals("one|o", shown(pressed(editor("one\n|o"), Key.ctrl('u'))));
    assertEquals("o|\ntwo", shown(pressed(editor("o|ne\ntwo"), Key.ctrl('k'))));
    assertEquals("o|two", shown(pressed(editor("o|\ntwo"), Key.ctrl('k'))));
  }

  @Test
  void whatWasKilledTogetherIsYankedTogether() {
    Key killWord = Key.ctrl('w');
    assertEquals(
        "one two three|",
        shown(pressed(editor("one two three|"), killWord, killWord, Key.ctrl('y'))));
    assertEquals(
        "one two three|",
        shown(pressed(editor("one| two three"), Key.alt('d'), Key.alt('d'), Key.ctrl('y'))));
    assertEquals(
        "one two|",
        shown(pressed(editor("one two|"), Key.ctrl('w'), Key.ctrl('u'), Key.ctrl('y'))));
  }

  @Test
  void aKeyBetweenTwoKillsPartsThem() {
    Editor editor = pressed(editor("one two|"), Key.ctrl('w'), Key.of(Kind.LEFT), Key.ctrl('u'));
    assertEquals("one| ", shown(pressed(editor, Key.ctrl('y'))));
  }

  @Test
  void whatWasKilledOutlivesTheText() {
    Editor editor = pressed(editor("one two|"), Key.ctrl('w')).taken();
    assertEquals("|", shown(pressed(editor, UNDO)));
    assertEquals("two|", shown(pressed(editor, Key.ctrl('y'))));
  }

  @Test
  void undoTakesBackAWord() {
    Editor editor = typed(Editor.EMPTY, "hello big world");
    assertEquals("hello big |", shown(pressed(editor, UNDO)));
    assertEquals("hello |", shown(pressed(editor, UNDO, UNDO)));
    assertEquals("|", shown(pressed(editor, UNDO, UNDO, UNDO, UNDO)));
  }

  @Test
  void undoTakesBackARunOfBackspacesAndAKill() {
    Key back = Key.of(Kind.BACKSPACE);
    assertEquals("hello|", shown(pressed(editor("hello|"), back, back, back, UNDO)));
    assertEquals("on|e", shown(pressed(editor("on|e"), Key.ctrl('u'), UNDO)));
  }

  @Test
  void undoBringsBackWhatWasCleared() {
    assertEquals("a| b", shown(pressed(editor("a| b").cleared(), UNDO)));
    assertSame(Editor.EMPTY, Editor.EMPTY.cleared());
  }

  @Test
  void onlySoManyStepsAreKept() {
    Editor editor = Editor.EMPTY;
    for (int i = 0; i < Editor.MAX_UNDO + 7; i++) {
      editor = editor.insert("x").editor();
    }
    for (int i = 0; i < Editor.MAX_UNDO + 7; i++) {
      editor = pressed(editor, UNDO);
    }
    assertEquals("xxxxxxx|", shown(editor));
  }

  @Test
  void upAndDownKeepTheirColumnAcrossAShortLine() {
    Editor editor = editor("a long line\nx\nanother l|ine");
    Editor up = pressed(editor, Key.of(Kind.UP));
    assertEquals("a long line\nx|\nanother line", shown(up));
    Editor top = pressed(up, Key.of(Kind.UP));
    assertEquals("a long li|ne\nx\nanother line", shown(top));
    assertEquals(
        "a long line\nx\nanother l|ine", shown(pressed(top, Key.of(Kind.DOWN), Key.of(Kind.DOWN))));
  }

  @Test
  void upOnTheFirstLineAndDownOnTheLastAreNotTheEditors() {
    assertFalse(editor("o|ne\ntwo").press(Key.of(Kind.UP)).mine());
    assertFalse(editor("one\n|two").press(Key.of(Kind.DOWN)).mine());
    assertTrue(editor("\n|").press(Key.of(Kind.UP)).mine());
  }

  @Test
  void whatDoesNotFitIsRefusedWithASentence() {
    Editor full = Editor.EMPTY.insert("x".repeat(Editor.MAX_BYTES - 1)).editor();
    Edit edit = full.press(Key.text("é"));
    assertTrue(edit.mine());
    assertSame(full, edit.editor());
    assertEquals("a message holds at most 16.4 KB; that does not fit", edit.notice());
    assertEquals(Editor.MAX_BYTES, typed(full, "e").text().length());
    assertEquals("yy|", shown(full.replaced("yy").editor()));
  }

  @Test
  void nothingThatCannotBeSeenComesIn() {
    assertEquals("a|", shown(typed(Editor.EMPTY, "\u0000\u0007a\u001b\u007f\u0085\u202e")));
    assertEquals("|", shown(Editor.EMPTY.press(Key.text("\ud83d")).editor()));
  }

  @Test
  void aTextThatIsSetHasTheCursorAtItsEnd() {
    assertEquals("new|", shown(editor("o|ld").replaced("new").editor()));
    assertEquals("o|ld", shown(pressed(editor("o|ld").replaced("new").editor(), UNDO)));
  }
}
