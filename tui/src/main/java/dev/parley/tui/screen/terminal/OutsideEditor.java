package dev.parley.tui.screen.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The editor that the user has chosen. */
final class OutsideEditor {
  /** More is no message; a file may be anything. */
  private static final int MOST_BYTES = 256 * 1024;

  /** Exit codes of {@code sh}. */
  private static final int NOT_EXECUTABLE = 126;

  private static final int NOT_FOUND = 127;

  private OutsideEditor() {}

  /** Waits until it has ended. */
  static Edited edit(String text) {
    return edit(text, "${VISUAL:-${EDITOR:-vi}}");
  }

  /**
   * @param command for {@code sh}, to which the file's name is added
   */
  static Edited edit(String text, String command) {
    String trouble;
    try {
      // Others cannot read it: that is how such a file is made.
      Path file = Files.createTempFile("parley-", ".txt");
      // Ctrl+C in an editor that leaves the terminal as it is ends the editor, and only that.
      Runnable back = Signals.handle("INT", () -> {});
      try {
        return edit(text, command, file);
      } finally {
        back.run();
        Files.deleteIfExists(file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      trouble = "interrupted";
    } catch (IOException e) {
      LoggerFactory.getLogger(OutsideEditor.class).warn("no text came from the editor", e);
      trouble = "no text came from the editor (" + e.getMessage() + ")";
    }
    return asItWas(text, trouble);
  }

  private static Edited edit(String text, String command, Path file)
      throws IOException, InterruptedException {
    Files.writeString(file, text);
    // The variable may hold words, such as "code --wait".
    Process editor =
        new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
            .inheritIO()
            .start();
    int code = editor.waitFor();
    if (code == NOT_EXECUTABLE || code == NOT_FOUND) {
      return asItWas(text, "the editor cannot be started: see $VISUAL and $EDITOR");
    }
    if (code != 0) {
      return asItWas(text, "the editor failed (exit code " + code + ")");
    }
    if (Files.size(file) > MOST_BYTES) {
      return asItWas(text, "the editor's file is too long for a message");
    }
    return new Edited(read(file), "");
  }

  private static Edited asItWas(String text, String trouble) {
    return new Edited(text, trouble + "; the text is as it was");
  }

  private static String read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
