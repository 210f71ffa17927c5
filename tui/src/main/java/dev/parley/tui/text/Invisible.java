package dev.parley.tui.text;

/** What shows nothing, or does something to a terminal instead. */
final class Invisible {
  private Invisible() {}

  static boolean test(int codePoint) {
    if (codePoint < 0x300) {
      return codePoint < ' ' || (codePoint >= 0x7F && codePoint < 0xA0) || codePoint == 0xAD;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isIgnorable(codePoint) || isSelector(codePoint) || isHalfSyllable(codePoint);
    };
  }

  /** Fillers, what Unicode keeps for formats to come, and what is no character at all. */
  private static boolean isIgnorable(int codePoint) {
    return codePoint == 0x034F
        || codePoint == 0x115F
        || codePoint == 0x17B4
        || codePoint == 0x17B5
        || codePoint == 0x2065
        || codePoint == 0x3164
        || codePoint == 0xFFA0
        || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
        || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)
        || (codePoint & 0xFFFE) == 0xFFFE
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  private static boolean isSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0x180B && codePoint <= 0x180F);
  }

  /** Vowels and finals of Hangul that no syllable took up when the text was composed. */
  private static boolean isHalfSyllable(int codePoint) {
    return (codePoint >= 0x1160 && codePoint <= 0x11FF)
        || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
  }
}
