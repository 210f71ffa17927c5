package dev.parley.tui.screen.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key;

/** Keys pressed one after another. */
final class Typing {
  private Typing() {}

  /** An editor with that text, typed cluster by cluster; {@code |} is where the cursor goes. */
  static Editor editor(String text) {
    String before = text.substring(0, text.indexOf('|'));
    String after = text.substring(text.indexOf('|') + 1);
    Editor editor = Editor.EMPTY.insert(before).editor();
    int cursor = editor.cursor();
    editor = editor.insert(after).editor();
    while (editor.cursor() > cursor) {
      editor = editor.press(Key.of(Key.Kind.LEFT)).editor();
    }
    return editor;
  }

  static Editor typed(Editor editor, String text) {
    Editor next = editor;
    for (int codePoint : text.codePoints().toArray()) {
      next = next.press(Key.text(Character.toString(codePoint))).editor();
    }
    return next;
  }

  static Editor pressed(Editor editor, Key... keys) {
    Editor next = editor;
    for (Key key : keys) {
      Edit edit = next.press(key);
      assertTrue(edit.mine(), () -> key + " is the editor's");
      assertEquals("", edit.notice());
      next = edit.editor();
    }
    return next;
  }

  /** The text with {@code |} at the cursor. */
  static String shown(Editor editor) {
    return new StringBuilder(editor.text()).insert(editor.cursor(), '|').toString();
  }
}
