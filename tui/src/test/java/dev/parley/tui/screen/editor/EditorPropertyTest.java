package dev.parley.tui.screen.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.json.Utf8;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.Key.Kind;
import dev.parley.tui.text.Cells;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever keys come. */
final class EditorPropertyTest {
  private static final String[] TEXTS = {
    "a",
    "b",
    "Z",
    "7",
    " ",
    " ",
    "é",
    "e\u0301",
    "\u0301",
    "日",
    "ß",
    "😀",
    "❤\ufe0f",
    "✅",
    "🇩",
    "🇪",
    "👨\u200d👩\u200d👧",
    "\u200d",
    "👍🏽",
    "ก็",
    "नि",
    "ا",
    "\u202e",
    "\n",
    "\ud83d",
    "\udc00",
    "."
  };
  private static final String CTRL = "aebfwukyhd_cgz";
  private static final String ALT = "bfdxu1";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theCursorIsAlwaysBetweenTwoClusters(long seed) {
    Random random = new Random(seed);
    Editor editor = Editor.EMPTY;
    for (int i = 0; i < 1500; i++) {
      editor = editor.press(key(random)).editor();
      assertBetweenClusters(editor);
      if (editor.text().length() > 200) {
        editor = editor.cleared();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void undoOfEverythingGivesTheBeginning(long seed) {
    Random random = new Random(seed);
    Editor start = Editor.EMPTY.insert("one two\nthree 😀 four").editor();
    Editor editor = start;
    for (int i = 0; i < Editor.MAX_UNDO - 1; i++) {
      Key key = key(random);
      editor = key.isCtrl('_') ? editor : editor.press(key).editor();
    }
    for (int i = 0; i < Editor.MAX_UNDO && !editor.text().equals(start.text()); i++) {
      editor = editor.press(Key.ctrl('_')).editor();
    }
    assertEquals(start.text(), editor.text());
    assertEquals("", editor.press(Key.ctrl('_')).editor().text());
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void aTextIsNeverAboveItsBound(long seed) {
    Random random = new Random(seed);
    Editor editor = Editor.EMPTY;
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      String text = TEXTS[random.nextInt(TEXTS.length)];
      Edit edit =
          random.nextInt(3) == 0
              ? editor.press(key(random))
              : editor.insert(text.repeat(random.nextInt(1500)));
      refused += edit.notice().isEmpty() ? 0 : 1;
      editor = edit.editor();
      int bytes = Utf8.length(editor.text());
      assertTrue(bytes >= 0 && bytes <= Editor.MAX_BYTES, () -> "bytes: " + bytes);
    }
    assertTrue(refused > 0, "the bound was reached");
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void theCursorIsAlwaysInTheBoxAndNoRowIsWider(long seed) {
    Random random = new Random(seed);
    Editor editor = Editor.EMPTY;
    for (int i = 0; i < 1000; i++) {
      editor = editor.press(key(random)).editor();
      int prompt = random.nextInt(12);
      int columns = prompt + 8 + random.nextInt(30);
      int maxRows = 1 + random.nextInt(EditorView.MAX_ROWS);
      EditorView view = EditorView.of(editor, columns, prompt, maxRows);
      assertTrue(view.rows().size() >= 1 && view.rows().size() <= maxRows);
      assertTrue(view.cursorRow() >= 0 && view.cursorRow() < view.rows().size());
      assertTrue(view.cursorColumn() >= prompt && view.cursorColumn() < columns);
      for (String row : view.rows()) {
        assertTrue(Cells.width(row) <= columns - prompt, row);
      }
      assertBetweenCells(view.rows().get(view.cursorRow()), view.cursorColumn() - prompt);
    }
  }

  /** The cells before the cursor, too, are whole clusters as the screen sees them. */
  private static void assertBetweenCells(String row, int column) {
    int cells = 0;
    for (String cluster : Cells.clusters(row)) {
      if (cells >= column) {
        break;
      }
      cells += Cells.width(cluster);
    }
    assertEquals(column, cells, row);
  }

  private static void assertBetweenClusters(Editor editor) {
    int border = 0;
    for (String cluster : Clusters.of(editor.text())) {
      if (border >= editor.cursor()) {
        break;
      }
      border += cluster.length();
    }
    assertEquals(border, editor.cursor(), editor::text);
  }

  private static Key key(Random random) {
    int kind = random.nextInt(20);
    if (kind < 11) {
      return Key.text(TEXTS[random.nextInt(TEXTS.length)]);
    }
    if (kind < 14) {
      return Key.ctrl(CTRL.charAt(random.nextInt(CTRL.length())));
    }
    if (kind < 15) {
      return Key.alt(ALT.charAt(random.nextInt(ALT.length())));
    }
    Kind any = Kind.values()[random.nextInt(Kind.values().length)];
    return new Key(any, "", random.nextInt(4) == 0, random.nextInt(4) == 0, random.nextBoolean());
  }
}
