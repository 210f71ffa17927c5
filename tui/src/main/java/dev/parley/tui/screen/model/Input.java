package dev.parley.tui.screen.model;

import dev.parley.tui.screen.editor.Completion;
import dev.parley.tui.screen.editor.Editor;
import dev.parley.tui.screen.editor.HistorySearch;
import dev.parley.tui.screen.editor.InputHistory;

/**
 * The box one types in.
 *
 * @param history what was typed before
 * @param completion what Tab offers; null: nothing
 * @param search in what was typed before, shown in place of the editor; null: none
 * @param running the command that was typed last and has no answer yet; otherwise empty
 */
public record Input(
    Editor editor,
    InputHistory history,
    Completion completion,
    HistorySearch search,
    String running) {
  public static final Input EMPTY = new Input(Editor.EMPTY, InputHistory.EMPTY, null, null, "");

  public String text() {
    return editor.text();
  }

  public boolean isEmpty() {
    return editor.isEmpty();
  }

  Input with(Editor next) {
    return new Input(next, history, null, null, running);
  }

  Input with(InputHistory next) {
    return new Input(editor, next, completion, search, running);
  }

  Input completing(Completion next) {
    return new Input(next.edit().editor(), history, next, null, running);
  }

  Input searching(HistorySearch next) {
    return new Input(editor, history, null, next, running);
  }

  Input running(String line) {
    return new Input(editor, history, completion, search, line);
  }

  /** With that as its text, which has fitted before. */
  Input replaced(String text) {
    return with(editor.replaced(text).editor());
  }
}
