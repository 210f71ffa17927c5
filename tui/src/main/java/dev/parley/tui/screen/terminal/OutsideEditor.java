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

  private OutsideEditor() {}

  /** Waits until it has ended; null: it could not be used, or said that it failed. */
  static String edit(String text) {
    try {
      // Others cannot read it: that is how such a file is made.
      Path file = Files.createTempFile("parley-", ".txt");
      try {
        return edit(text, file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (IOException e) {
      LoggerFactory.getLogger(OutsideEditor.class).warn("no text came from the editor", e);
      return null;
    }
  }

  private static String edit(String text, Path file) throws IOException, InterruptedException {
    Files.writeString(file, text);
    // The variable may hold words, such as "code --wait".
    Process editor =
        new ProcessBuilder("sh", "-c", "${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", file.toString())
            .inheritIO()
            .start();
    return editor.waitFor() == 0 ? read(file) : null;
  }

  private static String read(Path file) throws IOException {
    byte[] bytes = Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
