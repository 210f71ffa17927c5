package dev.parley.tui.screen.editor;

import dev.parley.protocol.message.Limits;
import java.util.Locale;

/** What a text may hold that is typed or pasted: line feeds, and what can be seen. */
final class InputText {
  /** As UTF-8: what a message may hold. */
  static final int MAX_BYTES = Limits.TEXT_BYTES;

  private static final String TAB = "    ";

  private InputText() {}

  /**
   * That text with every kind of line break as a line feed and tabs as blanks, without what cannot
   * be seen and would only be refused or stripped elsewhere: control characters, marks that turn
   * the direction of writing, halves of surrogate pairs.
   */
  static String fit(String raw) {
    StringBuilder fit = new StringBuilder(raw.length());
    int previous = 0;
    for (int i = 0; i < raw.length(); ) {
      int codePoint = raw.codePointAt(i);
      i += Character.charCount(codePoint);
      if (isLineBreak(codePoint)) {
        fit.append(previous == '\r' && codePoint == '\n' ? "" : "\n");
      } else if (codePoint == '\t') {
        fit.append(TAB);
      } else if (isSeen(codePoint)) {
        fit.appendCodePoint(codePoint);
      }
      previous = codePoint;
    }
    return fit.toString();
  }

  /** For people: {@code 812 B}, {@code 2.1 KB} (of 1,000 bytes). */
  static String size(int bytes) {
    return bytes < 1000 ? bytes + " B" : String.format(Locale.ROOT, "%.1f KB", bytes / 1000.0);
  }

  private static boolean isLineBreak(int codePoint) {
    return codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029;
  }

  /** Joiners and selectors stay: emoji and some scripts need them. */
  private static boolean isSeen(int codePoint) {
    return !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE
        && !turnsDirection(codePoint)
        && codePoint != 0x200B
        && codePoint != 0xFEFF;
  }

  private static boolean turnsDirection(int codePoint) {
    return codePoint == 0x061C
        || (codePoint >= 0x200E && codePoint <= 0x200F)
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
