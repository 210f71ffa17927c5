package dev.parley.protocol.log;

/**
 * What the text of a message may contain. Whatever moves a cursor, changes colours, ends a line
 * where no line feed is, or turns the direction of writing stays out: it would do so on the screens
 * of all. Line feeds and tabs may be in it, and what joins emoji.
 */
public final class PlainText {
  private PlainText() {}

  /** Whether that character may be in a text. */
  public static boolean allows(int codePoint) {
    if (Character.isISOControl(codePoint)) {
      return codePoint == '\n' || codePoint == '\t';
    }
    return codePoint < 0x61C
        || !(isLineEnd(codePoint) || turnsDirection(codePoint) || isHalf(codePoint));
  }

  private static boolean isLineEnd(int codePoint) {
    return codePoint == 0x2028 || codePoint == 0x2029;
  }

  private static boolean turnsDirection(int codePoint) {
    return codePoint == 0x61C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** As {@link #fault(String)}, of a message's text. */
  public static String fault(EntryBody.Chat chat) {
    return chat.plainLine() != null ? null : fault(chat.payload());
  }

  /** Which character may not be in that text, and where, as one sentence; null: all may. */
  public static String fault(String text) {
    int place = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      place++;
      if (!allows(codePoint)) {
        return String.format(
            "character %d of the text is U+%04X, %s", place, codePoint, kind(codePoint));
      }
      i += Character.charCount(codePoint);
    }
    return null;
  }

  private static String kind(int codePoint) {
    if (isHalf(codePoint)) {
      return "half of a surrogate pair";
    }
    if (isLineEnd(codePoint)) {
      return "a line end other than a line feed";
    }
    return turnsDirection(codePoint)
        ? "which turns the direction of writing"
        : "a control character";
  }
}
