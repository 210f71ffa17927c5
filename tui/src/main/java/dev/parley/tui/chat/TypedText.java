package dev.parley.tui.chat;

import dev.parley.protocol.log.PlainText;

/**
 * A typed or piped line, made fit to be sent: the colours of a build's output, and whatever else
 * would be refused, goes; what people read stays.
 */
public final class TypedText {
  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';
  private static final char STRING_END = '\u009c';

  private TypedText() {}

  /**
   * The text without terminal sequences and without characters that no message may contain; those
   * that end a line become a space. Line feeds and tabs stay.
   */
  public static String clean(String text) {
    if (PlainText.fault(text) == null) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    int next = 0;
    while (next < text.length()) {
      int after = afterSequence(text, next);
      if (after > next) {
        next = after;
        continue;
      }
      int codePoint = text.codePointAt(next);
      next += Character.charCount(codePoint);
      if (PlainText.allows(codePoint)) {
        clean.appendCodePoint(codePoint);
      } else if (endsLine(codePoint)) {
        clean.append(' ');
      }
    }
    return clean.toString();
  }

  private static boolean endsLine(int codePoint) {
    return switch (codePoint) {
      case '\r', 0x0B, '\f', 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  /** Where a terminal sequence (ECMA-48) that begins there ends; {@code at} itself: none does. */
  private static int afterSequence(String text, int at) {
    return switch (text.charAt(at)) {
      case '\u009b' -> afterControl(text, at + 1);
      case '\u0090', '\u0098', '\u009d', '\u009e', '\u009f' -> afterString(text, at + 1);
      case ESCAPE -> afterEscape(text, at + 1);
      default -> at;
    };
  }

  private static int afterEscape(String text, int at) {
    if (at == text.length()) {
      return at;
    }
    switch (text.charAt(at)) {
      case '[':
        return afterControl(text, at + 1);
      case ']', 'P', 'X', '^', '_':
        return afterString(text, at + 1);
      default:
        int last = skip(text, at, ' ', '/');
        return last < text.length() && isIn(text.charAt(last), '0', '~') ? last + 1 : at;
    }
  }

  /** A control sequence: parameters, then one character that says what to do. */
  private static int afterControl(String text, int at) {
    int last = skip(text, skip(text, at, '0', '?'), ' ', '/');
    return last < text.length() && isIn(text.charAt(last), '@', '~') ? last + 1 : last;
  }

  /** A title, a link: up to its end. Of one that has none, only the beginning goes. */
  private static int afterString(String text, int at) {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == BELL || c == STRING_END) {
        return i + 1;
      }
      if (c == ESCAPE && i + 1 < text.length() && text.charAt(i + 1) == '\\') {
        return i + 2;
      }
    }
    return at;
  }

  private static int skip(String text, int from, char first, char last) {
    int at = from;
    while (at < text.length() && isIn(text.charAt(at), first, last)) {
      at++;
    }
    return at;
  }

  private static boolean isIn(char c, char first, char last) {
    return c >= first && c <= last;
  }
}
