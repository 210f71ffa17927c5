package dev.parley.tui.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Text of others made fit for a screen of cells. A clean text holds nothing that moves the cursor,
 * turns the direction of writing or cannot be seen, and only clusters that terminals draw in one or
 * two cells: what is left after cleaning is what {@link Cells} can measure. Cleaning what is clean
 * changes nothing.
 *
 * <p>Gone are control characters, formats (bidi, zero-width, tags), line and paragraph separators,
 * unpaired surrogates, fillers, and marks without a character to stand on. Pictures that are joined
 * become the first of them, without a tone of skin; a flag becomes {@code [DE]}. Selectors go:
 * terminals differ in what U+FE0F makes of a width, and without it they agree.
 */
public final class ScreenText {
  /** Composing sorts marks, in a time that grows with their square. */
  private static final int COMPOSED_MARKS = 2 * Cells.MARKS;

  /** Names, topics and reasons; what is longer was made to hurt. In bytes of UTF-8. */
  static final int LINE_BYTES = 4096;

  private static final String TAB = "    ";

  private ScreenText() {}

  /** One line: line breaks are blanks, and what is over 4 KiB of UTF-8 is cut off. */
  public static String line(String text) {
    String clean = lines(text);
    if (clean.indexOf('\n') >= 0) {
      clean = clean.replace('\n', ' ');
    }
    return clean.length() * 3 <= LINE_BYTES ? clean : cut(clean);
  }

  /** Several lines, separated by line feeds. */
  public static String lines(String text) {
    if (isPlain(text)) {
      return text;
    }
    String composed = Normalizer.normalize(bounded(text), Normalizer.Form.NFC);
    String stripped = new Stripper(composed).strip();
    return marked(Normalizer.normalize(stripped, Normalizer.Form.NFC));
  }

  /** Most texts; without that look at each character, history would load slowly. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= ' ' && c < 0x7F) || c == '\n' || (c >= 0xA0 && c < 0x300 && c != 0xAD);
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static String cut(String clean) {
    int bytes = 0;
    for (int i = 0; i < clean.length(); ) {
      int end = Cells.end(clean, i);
      bytes += clean.substring(i, end).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LINE_BYTES) {
        return clean.substring(0, i);
      }
      i = end;
    }
    return clean;
  }

  /** Without the marks, of whatever kind, that no language has one after the other. */
  private static String bounded(String text) {
    StringBuilder bounded = new StringBuilder(text.length());
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      boolean mark =
          Widths.isMark(codePoint)
              || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
      marks = mark ? marks + 1 : 0;
      if (marks <= COMPOSED_MARKS) {
        bounded.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return bounded.toString();
  }

  /** Drops marks that are too many or stand alone. */
  private static String marked(String text) {
    StringBuilder marked = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int first = text.codePointAt(i);
      int bare = i + Character.charCount(first);
      int end = Cells.end(text, i);
      if (!Widths.isMark(first)) {
        int last = carriesMarks(first) ? endOfMarks(text, bare, end) : bare;
        marked.append(text, i, last);
      }
      i = end;
    }
    return marked.toString();
  }

  /** What is not assigned yet may turn out to be anything; newer Java runtimes give it no marks. */
  private static boolean carriesMarks(int codePoint) {
    return codePoint != '\n'
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.UNASSIGNED;
  }

  private static int endOfMarks(String text, int start, int end) {
    boolean tooMany = text.codePointCount(start, end) > Cells.MARKS;
    return tooMany ? text.offsetByCodePoints(start, Cells.MARKS) : end;
  }

  /** One walk over a composed text. What is dropped stands between nothing. */
  private static final class Stripper {
    private final String text;
    private final StringBuilder stripped;
    private boolean picture;
    private boolean joined;
    private int flagLetter = -1;

    Stripper(String text) {
      this.text = text;
      stripped = new StringBuilder(text.length());
    }

    String strip() {
      for (int i = 0; i < text.length(); ) {
        int codePoint = text.codePointAt(i);
        int next = i + Character.charCount(codePoint);
        if (codePoint == '\r') {
          boolean withLineFeed = next < text.length() && text.charAt(next) == '\n';
          next += withLineFeed ? 1 : 0;
          take('\n');
        } else if (codePoint == '\t') {
          endFlag();
          picture = false;
          stripped.append(TAB);
        } else if (Emoji.isJoiner(codePoint)) {
          joined = picture;
        } else if (codePoint == '\n' || !Invisible.test(codePoint)) {
          take(codePoint);
        }
        i = next;
      }
      endFlag();
      return stripped.toString();
    }

    private void take(int codePoint) {
      if (Emoji.isFlagLetter(codePoint)) {
        takeFlagLetter(codePoint);
        return;
      }
      endFlag();
      boolean drawnOnPicture =
          picture && (Emoji.isSkinTone(codePoint) || (joined && Emoji.isPicture(codePoint)));
      if (!drawnOnPicture) {
        stripped.appendCodePoint(codePoint);
        picture = Emoji.isPicture(codePoint) || (picture && Widths.isMark(codePoint));
      }
      joined = false;
    }

    private void takeFlagLetter(int codePoint) {
      picture = false;
      joined = false;
      if (flagLetter < 0) {
        flagLetter = codePoint;
        return;
      }
      stripped.append('[').append(Emoji.flagLetter(flagLetter));
      stripped.append(Emoji.flagLetter(codePoint)).append(']');
      flagLetter = -1;
    }

    /** A letter without a second one. */
    private void endFlag() {
      if (flagLetter >= 0) {
        stripped.append('[').append(Emoji.flagLetter(flagLetter)).append(']');
        flagLetter = -1;
      }
    }
  }
}
