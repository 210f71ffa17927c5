package dev.parley.protocol.message;

import dev.parley.protocol.json.Bounds;
import dev.parley.protocol.json.Utf8;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What a room may be called: 1 to {@code Bounds.ROOM_BYTES} bytes of letters and digits of any
 * script, {@code -}, {@code _} and {@code .}, in lower case.
 */
public final class RoomNames {
  /** The rule for people. */
  public static final String RULE =
      "a room's name is 1 to "
          + Bounds.ROOM_BYTES
          + " bytes of letters, digits, -, _ and . (#dev, #build.log)";

  private RoomNames() {}

  /** As people type it, with or without the {@code #}: folded, so that all mean the same room. */
  public static String fold(String typed) {
    String name = typed.startsWith("#") ? typed.substring(1) : typed;
    return Normalizer.normalize(
        Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
        Normalizer.Form.NFKC);
  }

  /** Whether a room may be made under that name, which is folded already. */
  public static boolean isGood(String name) {
    int bytes = Utf8.length(name);
    return bytes >= 1
        && bytes <= Bounds.ROOM_BYTES
        && !isMark(name.codePointAt(0))
        && name.codePoints().allMatch(RoomNames::isAllowed)
        && fold(name).equals(name);
  }

  private static boolean isAllowed(int codePoint) {
    return !isUnseen(codePoint)
        && (Character.isLetterOrDigit(codePoint)
            || "-_.".indexOf(codePoint) >= 0
            || isMark(codePoint));
  }

  /** Letters and marks that show nothing: with them, two rooms would look like one. */
  private static boolean isUnseen(int codePoint) {
    return codePoint == 0x34F
        || (codePoint >= 0x115F && codePoint <= 0x1160)
        || (codePoint >= 0x17B4 && codePoint <= 0x17B5)
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || codePoint == 0x3164
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || codePoint == 0xFFA0
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  /** Vowels of some scripts are marks on the letter before. */
  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
