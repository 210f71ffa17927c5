package dev.parley.tui.text;

/** What terminals draw in as many ways as there are terminals, made plain. */
final class Emoji {
  private static final int FIRST_FLAG_LETTER = 0x1F1E6;
  private static final int LAST_FLAG_LETTER = 0x1F1FF;

  private Emoji() {}

  static boolean isJoiner(int codePoint) {
    return codePoint == 0x200D;
  }

  /** Half of a flag: as two of them, {@code D} and {@code E} for example. */
  static boolean isFlagLetter(int codePoint) {
    return codePoint >= FIRST_FLAG_LETTER && codePoint <= LAST_FLAG_LETTER;
  }

  static char flagLetter(int codePoint) {
    return (char) ('A' + codePoint - FIRST_FLAG_LETTER);
  }

  static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  /** Whether it can be joined to another, or have a tone of skin. */
  static boolean isPicture(int codePoint) {
    return (codePoint >= 0x2190 && codePoint <= 0x2BFF)
        || (codePoint >= 0x1F000 && codePoint <= 0x1FAFF && !isFlagLetter(codePoint));
  }
}
