package dev.parley.tui.cli;

import dev.parley.tui.screen.model.Size;
import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What the process was started in. */
final class TerminalCheck {
  /** Asks of the very descriptors that this process has; stdout is one of them. */
  private static final String QUESTION = "[ -t 0 ] && [ -t 1 ] && stty size >&2";

  private TerminalCheck() {}

  /** Whether stdin and stdout are a terminal on which a screen can be drawn. */
  static boolean isTerminal() {
    return ask() != null;
  }

  /** Whether it is also one on which a screen is of use. */
  static boolean suitsScreen(Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", "");
    if (kind.isEmpty() || kind.equals("dumb")) {
      return false;
    }
    Size size = ask();
    return size != null && !size.isTooSmall();
  }

  /** By the variables that decide it, the first that is set. */
  static boolean isUtf8(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        String locale = value.toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
      }
    }
    return false;
  }

  /** Whether the terminal says that it knows the palette of 256 colours. */
  static boolean hasManyColours(Map<String, String> environment) {
    String colours = environment.getOrDefault("COLORTERM", "");
    String kind = environment.getOrDefault("TERM", "");
    return colours.equals("truecolor")
        || colours.equals("24bit")
        || kind.contains("256color")
        || kind.endsWith("-direct");
  }

  /** Null: no terminal. */
  private static Size ask() {
    if (!mayBeConsole()) {
      return null;
    }
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", QUESTION)
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(Redirect.INHERIT)
              .start();
      byte[] said = shell.getErrorStream().readAllBytes();
      return shell.waitFor() == 0 ? size(new String(said, StandardCharsets.US_ASCII)) : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Spares a process where java knows; since version 22 there is a console even without. */
  /** Whether a person may type here; answers at once. */
  static boolean mayBeConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static Size size(String said) {
    String[] numbers = said.strip().split(" ");
    try {
      int rows = Integer.parseInt(numbers[0]);
      int columns = Integer.parseInt(numbers[numbers.length - 1]);
      // A terminal that does not know its size is taken for one of the usual.
      return rows == 0 || columns == 0 ? new Size(80, 24) : new Size(columns, rows);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
