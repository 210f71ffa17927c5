package dev.parley.tui.screen.model;

import dev.parley.tui.screen.editor.Completion;
import dev.parley.tui.screen.editor.Editor;
import dev.parley.tui.screen.editor.HistorySearch;
import dev.parley.tui.screen.editor.InputHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * The box one types in.
 *
 * @param history what was typed before
 * @param completion what Tab offers; null: nothing
 * @param search in what was typed before, shown in place of the editor; null: none
 * @param running the command that was typed last and has no answer yet; otherwise empty
 * @param ahead what was entered while {@code running} may lead to another room, and belongs there
 */
public record Input(
    Editor editor,
    InputHistory history,
    Completion completion,
    HistorySearch search,
    String running,
    List<String> ahead) {
  public static final Input EMPTY =
      new Input(Editor.EMPTY, InputHistory.EMPTY, null, null, "", List.of());

  public Input {
    ahead = List.copyOf(ahead);
  }

  public String text() {
    return editor.text();
  }

  public boolean isEmpty() {
    return editor.isEmpty();
  }

  Input with(Editor next) {
    return new Input(next, history, null, null, running, ahead);
  }

  Input with(InputHistory next) {
    return new Input(editor, next, completion, search, running, ahead);
  }

  Input completing(Completion next) {
    return new Input(next.edit().editor(), history, next, null, running, ahead);
  }

  Input searching(HistorySearch next) {
    return new Input(editor, history, null, next, running, ahead);
  }

  Input running(String line) {
    return new Input(editor, history, completion, search, line, List.of());
  }

  Input ahead(String line) {
    List<String> more = new ArrayList<>(ahead);
    more.add(line);
    return new Input(editor, history, completion, search, running, more);
  }

  /** With that as its text, which has fitted before. */
  Input replaced(String text) {
    return with(editor.replaced(text).editor());
  }
}
