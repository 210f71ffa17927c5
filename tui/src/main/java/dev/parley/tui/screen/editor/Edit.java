package dev.parley.tui.screen.editor;

/**
 * What became of a key or a text.
 *
 * @param editor as it is now; the same as before where nothing changed
 * @param mine whether the key was the editor's; if not, nothing changed
 * @param notice a sentence for the user, where something was refused; otherwise empty
 */
public record Edit(Editor editor, boolean mine, String notice) {

  static Edit done(Editor editor) {
    return new Edit(editor, true, "");
  }

  static Edit refused(Editor editor, String notice) {
    return new Edit(editor, true, notice);
  }

  static Edit notMine(Editor editor) {
    return new Edit(editor, false, "");
  }
}
