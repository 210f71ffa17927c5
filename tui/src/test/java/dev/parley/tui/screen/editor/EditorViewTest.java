package dev.parley.tui.screen.editor;

import static dev.parley.tui.screen.editor.Typing.editor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tui.screen.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EditorViewTest {
  private static final int PROMPT = 4;

  /** Ten columns for the text, the last of them for the cursor. */
  private static EditorView view(Editor editor) {
    return EditorView.of(editor, PROMPT + 10, PROMPT, EditorView.MAX_ROWS);
  }

  private static void assertCursor(int row, int column, EditorView view) {
    assertEquals(
        List.of(row, PROMPT + column),
        List.of(view.cursorRow(), view.cursorColumn()),
        view::toString);
  }

  @Test
  void anEmptyBoxHasOneRowWithTheCursorAfterThePrompt() {
    EditorView view = view(Editor.EMPTY);
    assertEquals(List.of(""), view.rows());
    assertCursor(0, 0, view);
  }

  @Test
  void aRowThatIsFullLeavesACellForTheCursor() {
    EditorView view = view(editor("123456789|"));
    assertEquals(List.of("123456789"), view.rows());
    assertCursor(0, 9, view);
    assertEquals(List.of("123456789", "0"), view(editor("1234567890|")).rows());
  }

  @Test
  void aRowEndsAfterABlankWhereThereIsOne() {
    EditorView view = view(editor("one two th|ree"));
    assertEquals(List.of("one two ", "three"), view.rows());
    assertCursor(1, 2, view);
  }

  @Test
  void aBlankMayTakeTheLastColumnAndTheCursorIsInTheNextRow() {
    EditorView view = view(editor("123456789 |"));
    assertEquals(List.of("123456789 ", ""), view.rows());
    assertCursor(1, 0, view);
    assertEquals(List.of("123456789 ", " x"), view(editor("123456789  x|")).rows());
  }

  @Test
  void atTheBreakTheCursorIsInTheRowBelow() {
    assertCursor(1, 0, view(editor("one two |three")));
    assertCursor(1, 0, view(editor("123456789|0")));
  }

  @Test
  void everyLineHasARow() {
    EditorView view = view(editor("one\n\nt|wo\n"));
    assertEquals(List.of("one", "", "two", ""), view.rows());
    assertCursor(2, 1, view);
    assertCursor(1, 0, view(editor("one\n|\ntwo")));
  }

  @Test
  void aLongTextIsScrolledSoThatTheCursorIsSeen() {
    Editor editor = editor("0\n1\n2\n3\n4\n5\n6\n7|");
    EditorView view = view(editor);
    assertEquals(List.of("3", "4", "5", "6", "7"), view.rows());
    assertEquals(List.of(3, 0), List.of(view.above(), view.below()));
    assertCursor(4, 1, view);

    Key up = Key.of(Key.Kind.UP);
    view = view(Typing.pressed(editor, up, up, up));
    assertEquals(List.of("2", "3", "4", "5", "6"), view.rows());
    assertEquals(List.of(2, 1), List.of(view.above(), view.below()));
    assertCursor(2, 1, view);

    view = view(Typing.pressed(editor, up, up, up, up, up, up, up));
    assertEquals(List.of(0, 3), List.of(view.above(), view.below()));
    assertCursor(0, 1, view);
  }

  @Test
  void aSmallBoxStillShowsTheCursor() {
    EditorView view = EditorView.of(editor("one\nt|wo\nthree"), 40, PROMPT, 1);
    assertEquals(List.of("two"), view.rows());
    assertCursor(0, 1, view);
  }
}
