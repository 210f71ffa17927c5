package dev.parley.tui.text;

import java.lang.Character.UnicodeBlock;
import java.util.Arrays;
import java.util.Set;

/**
 * How many cells a character takes. Two by {@code EastAsianWidth.txt} of Unicode 15.1 (W and F),
 * and hexagrams as in Unicode 16; {@code wcwidth} of glibc 2.36 says the same. Where blocks as a
 * whole are wide, the block says so.
 */
final class Widths {
  /** Below that, nothing is wide and no block has to be looked up. */
  private static final int FIRST_WIDE = 0x1100;

  /** Of {@code HALFWIDTH_AND_FULLWIDTH_FORMS}, the wide ones are below that. */
  private static final int FIRST_HALF_WIDTH = 0xFF61;

  /** Every character of these is wide, but for one. */
  private static final Set<UnicodeBlock> WIDE_BLOCKS =
      Set.of(
          UnicodeBlock.HANGUL_JAMO,
          UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          UnicodeBlock.HIRAGANA,
          UnicodeBlock.KATAKANA,
          UnicodeBlock.HANGUL_COMPATIBILITY_JAMO,
          UnicodeBlock.KATAKANA_PHONETIC_EXTENSIONS,
          UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
          UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A,
          UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
          UnicodeBlock.HANGUL_SYLLABLES,
          UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
          UnicodeBlock.CJK_COMPATIBILITY_FORMS,
          UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

  /** The others: first and last, in order. */
  private static final int[] WIDE = {
    0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
    0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB,
    0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3,
    0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728,
    0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0,
    0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2F00, 0x2FD5, 0x2FF0, 0x2FFF,
    0x3105, 0x312F, 0x3190, 0x31E3, 0x31EF, 0x31EF, 0x3300, 0x33FF, 0x4DC0, 0x4DFF, 0xA000, 0xA48C,
    0xA490, 0xA4C6, 0xA960, 0xA97C, 0xFE10, 0xFE19, 0xFE50, 0xFE52, 0xFE54, 0xFE66, 0xFE68, 0xFE6B,
    0xFFE0, 0xFFE6, 0x16FE0, 0x16FE4, 0x16FF0, 0x16FF1, 0x17000, 0x18D08, 0x1AFF0, 0x1B2FB, 0x1F004,
    0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D,
    0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0,
    0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF,
    0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4,
    0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5,
    0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0,
    0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000,
    0x2FFFD, 0x30000, 0x3FFFD
  };

  private static final int HALF_FILL_SPACE = 0x303F;

  private Widths() {}

  /** 0, 1 or 2: how far terminals with these tables move on. */
  static int width(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    if (isMark(codePoint)) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** Whether a terminal gives that character two cells. */
  static boolean isWide(int codePoint) {
    return codePoint >= FIRST_WIDE && (isOfWideBlock(codePoint) || isListed(codePoint));
  }

  /** Whether it is drawn over the character before it, and takes no cell of its own. */
  static boolean isMark(int codePoint) {
    if (codePoint < 0x300) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** Whether it is drawn beside the character before it, in a cell of its own or in the same. */
  static boolean isSpacingMark(int codePoint) {
    boolean saraAm = codePoint == 0x0E33 || codePoint == 0x0EB3;
    return saraAm
        || (Character.getType(codePoint) == Character.COMBINING_SPACING_MARK && !isWide(codePoint));
  }

  /** Whether a mark can stand beside it, so that both take two cells. */
  static boolean takesSpacingMark(int codePoint) {
    return (Character.isLetter(codePoint) || isSpacingMark(codePoint)) && width(codePoint) == 1;
  }

  /**
   * Whether terminals differ in its width. Not so for letters, digits, punctuation and frames; but
   * for pictures, which became wide one by one, for what is not assigned, and for the parts of
   * Korean syllables, which may be joined.
   */
  static boolean isDisputed(int codePoint) {
    if (codePoint < 0x300 || isFrame(codePoint)) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          isPartOfSyllable(codePoint);
      case Character.DECIMAL_DIGIT_NUMBER,
          Character.SPACE_SEPARATOR,
          Character.CURRENCY_SYMBOL,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          false;
      default -> true;
    };
  }

  private static boolean isFrame(int codePoint) {
    return codePoint >= 0x2500 && codePoint <= 0x259F;
  }

  private static boolean isPartOfSyllable(int codePoint) {
    return (codePoint >= 0x1100 && codePoint <= 0x11FF)
        || (codePoint >= 0xA960 && codePoint <= 0xA97C);
  }

  private static boolean isOfWideBlock(int codePoint) {
    if (codePoint >= FIRST_HALF_WIDTH || codePoint == HALF_FILL_SPACE) {
      return false;
    }
    UnicodeBlock block = UnicodeBlock.of(codePoint);
    return block != null && WIDE_BLOCKS.contains(block);
  }

  private static boolean isListed(int codePoint) {
    int place = Arrays.binarySearch(WIDE, codePoint);
    return place >= 0 || (-place - 1) % 2 == 1;
  }
}
