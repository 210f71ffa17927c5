package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import dev.parley.tui.text.Cells;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

/**
 * What a terminal is sent for a frame: few bytes, as the line may be slow. The cursor is moved and
 * the ink changed only where something is drawn, and not where they are right already. What is
 * drawn stands where it should, whatever width this terminal gives to what is before it.
 *
 * <p>Each frame begins with no trust in where the cursor is, and ends with plain ink: others may
 * write to the terminal too. Used by one thread.
 */
final class Pen {
  private static final String CSI = "\033[";
  private static final int UNKNOWN = -1;

  /** Terminals that know it show nothing before the end; the others don't mind. */
  private static final String TOGETHER = CSI + "?2026h";

  private static final String DONE = CSI + "?2026l";
  private static final String SHOW_CURSOR = CSI + "?25h";
  private static final String HIDE_CURSOR = CSI + "?25l";

  /** Up to so many characters nobody sees the cursor travel: a key that is echoed, mostly. */
  private static final int FEW = 40;

  private final StringBuilder sheet = new StringBuilder();
  private final EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
  private TextColor colour = TextColor.ANSI.DEFAULT;
  private boolean cursorWanted = true;
  private int column;
  private int row;

  /** Of the parameters of SGR; {@code null}: to be put together anew. */
  private String inkWanted = "";

  private String ink = "";
  private boolean cursorShown;
  private boolean cursorKnown;
  private int atColumn = UNKNOWN;
  private int atRow = UNKNOWN;
  private int restColumn = UNKNOWN;
  private int restRow = UNKNOWN;

  /** From 0, as everywhere. */
  void moveTo(int toColumn, int toRow) {
    column = toColumn;
    row = toRow;
  }

  void showCursor(boolean visible) {
    cursorWanted = visible;
  }

  void plain() {
    modifiers.clear();
    colour = TextColor.ANSI.DEFAULT;
    inkWanted = "";
  }

  void use(TextColor foreground) {
    colour = foreground;
    inkWanted = null;
  }

  void use(SGR modifier) {
    modifiers.add(modifier);
    inkWanted = null;
  }

  void drop(SGR modifier) {
    modifiers.remove(modifier);
    inkWanted = null;
  }

  /** Where the width is disputed, no cell that the cluster may leave out keeps what it showed. */
  void draw(String cluster) {
    int width = Cells.width(cluster);
    boolean disputed = Cells.isDisputed(cluster);
    goThere();
    dip();
    if (disputed) {
      sheet.append(" ".repeat(width));
      atColumn = UNKNOWN;
      goThere();
    }
    sheet.append(cluster);
    column += width;
    atColumn = disputed ? UNKNOWN : column;
  }

  /**
   * As {@link dev.parley.tui.screen.canvas.Scroll} has it. Lines are deleted or inserted: all
   * terminals know that, and not all know how to scroll.
   */
  void scroll(int first, int last, int distance) {
    plain();
    dip();
    sheet.append(CSI).append(first + 1).append(';').append(last + 1).append('r');
    sheet.append(CSI).append(first + 1).append('H');
    sheet.append(CSI).append(Math.abs(distance)).append(distance > 0 ? 'M' : 'L');
    sheet.append(CSI).append('r');
    atRow = UNKNOWN;
  }

  /** Of a terminal that may be in any state. */
  void clear() {
    plain();
    sheet.append(CSI).append('m').append(CSI).append("2J");
    ink = "";
    atRow = UNKNOWN;
    restRow = UNKNOWN;
    cursorKnown = false;
  }

  /** All since the last one, and the cursor where it is wanted; often nothing. */
  String frame() {
    boolean little = sheet.length() <= FEW;
    boolean rests = sheet.isEmpty() && column == restColumn && row == restRow;
    plain();
    dip();
    if (cursorWanted && !rests) {
      goThere();
    }
    boolean hidden = !little && cursorWanted;
    String before = little ? "" : TOGETHER + (hidden ? HIDE_CURSOR : "");
    boolean same = !hidden && cursorKnown && cursorShown == cursorWanted;
    String after = same ? "" : cursorWanted ? SHOW_CURSOR : HIDE_CURSOR;
    String frame = before + sheet + after + (little ? "" : DONE);
    cursorKnown = true;
    cursorShown = cursorWanted;
    restColumn = column;
    restRow = cursorWanted ? row : UNKNOWN;
    sheet.setLength(0);
    atRow = UNKNOWN;
    return frame;
  }

  /** The row is certain, as nothing wraps. */
  private void goThere() {
    if (row != atRow) {
      sheet.append(CSI).append(row + 1).append(';').append(column + 1).append('H');
    } else if (column != atColumn) {
      sheet.append(CSI).append(column + 1).append('G');
    }
    atRow = row;
    atColumn = column;
  }

  private void dip() {
    if (inkWanted == null) {
      inkWanted = parameters();
    }
    if (!inkWanted.equals(ink)) {
      String from = ink.isEmpty() || inkWanted.isEmpty() ? "" : "0;";
      sheet.append(CSI).append(from).append(inkWanted).append('m');
      ink = inkWanted;
    }
  }

  /** Lanterna knows nothing faint; its {@code FRAKTUR}, which no terminal has, stands for it. */
  private String parameters() {
    StringBuilder parameters = new StringBuilder();
    for (SGR modifier : modifiers) {
      parameters.append(';');
      parameters.append(modifier == SGR.BOLD ? '1' : modifier == SGR.REVERSE ? '7' : '2');
    }
    if (colour != TextColor.ANSI.DEFAULT) {
      byte[] sequence = colour.getForegroundSGRSequence();
      parameters.append(';').append(new String(sequence, StandardCharsets.US_ASCII));
    }
    return parameters.isEmpty() ? "" : parameters.substring(1);
  }
}
