package dev.parley.tui.chat;

import static java.util.stream.Collectors.joining;

import dev.parley.protocol.log.PlainText;
import java.util.Arrays;

/**
 * Text of others, made safe for a terminal: nothing in it moves the cursor, changes colours, ends
 * the line or turns the direction of writing.
 */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /** One line: line breaks as a literal {@code \n}, a tab as a space, other controls replaced. */
  public static String line(String text) {
    int clean = 0;
    while (clean < text.length() && isPlain(text.charAt(clean))) {
      clean++;
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, clean);
    for (int i = clean; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        line.append("\\n");
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
      } else {
        line.append(replaced(c));
      }
    }
    return line.toString();
  }

  /** Several lines: as {@link #line}, but line feeds stay. */
  public static String lines(String text) {
    return Arrays.stream(text.split("\n", -1)).map(CleanText::line).collect(joining("\n"));
  }

  private static char replaced(char c) {
    if (c == '\t') {
      return ' ';
    }
    return isPlain(c) ? c : REPLACEMENT;
  }

  private static boolean isPlain(char c) {
    return c != '\n' && c != '\t' && (Character.isSurrogate(c) || PlainText.allows(c));
  }
}
