package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that takes a character as often as not for wider or narrower than we do: it moves on
 * by what its own table says, joins what takes no cell to what is before the cursor, and clears the
 * other half of what it cuts. It does not wrap, but cuts at its edge.
 */
final class Emulator extends DefaultVirtualTerminal {
  private static final Pattern CURSOR = Pattern.compile("\033\\[(\\d+);(\\d+)H");

  private final Pen pen = new Pen();
  private final IntUnaryOperator widths;
  private final int columns;
  private final String[] texts;
  private final String[] looks;
  private final EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
  private TextColor colour = TextColor.ANSI.DEFAULT;
  private int column;
  private int row;

  /**
   * @param widths 0, 1 or 2 for a code point
   */
  Emulator(int columns, int rows, IntUnaryOperator widths) {
    super(new TerminalSize(columns, rows));
    this.columns = columns;
    this.widths = widths;
    texts = new String[columns * rows];
    looks = new String[columns * rows];
    clearScreen();
  }

  /** Empty: the right half of what is before. */
  String text(int atColumn, int atRow) {
    return texts[atRow * columns + atColumn];
  }

  /** In colour and modifiers, as {@link #look(TextColor, EnumSet)} has it. */
  String look(int atColumn, int atRow) {
    return looks[atRow * columns + atColumn];
  }

  static String look(TextColor colour, EnumSet<SGR> modifiers) {
    return colour + " " + modifiers;
  }

  @Override
  public void clearScreen() {
    Arrays.fill(texts, " ");
    Arrays.fill(looks, look(TextColor.ANSI.DEFAULT, EnumSet.noneOf(SGR.class)));
  }

  @Override
  public void setCursorPosition(int toColumn, int toRow) {
    pen.moveTo(toColumn, toRow);
    column = Math.min(toColumn, columns - 1);
    row = toRow;
  }

  @Override
  public void putString(String cluster) {
    String sent = pen.draw(cluster);
    Matcher cursor = CURSOR.matcher(sent);
    int at = 0;
    while (at < sent.length()) {
      if (sent.charAt(at) == '\033' && cursor.find(at)) {
        row = Integer.parseInt(cursor.group(1)) - 1;
        column = Math.min(Integer.parseInt(cursor.group(2)), columns) - 1;
        at = cursor.end();
      } else {
        put(sent.codePointAt(at));
        at += Character.charCount(sent.codePointAt(at));
      }
    }
  }

  private void put(int codePoint) {
    String character = Character.toString(codePoint);
    int width = widths.applyAsInt(codePoint);
    if (width == 0) {
      int before = row * columns + Math.max(0, column - 1);
      before -= texts[before].isEmpty() ? 1 : 0;
      texts[before] += character;
      return;
    }
    if (column == columns) {
      return;
    }
    set(column, character);
    if (width == 2 && column + 1 < columns) {
      set(column + 1, "");
      texts[row * columns + column] = character;
    }
    column = Math.min(column + width, columns);
  }

  private void set(int atColumn, String text) {
    int at = row * columns + atColumn;
    if (texts[at].isEmpty() && atColumn > 0) {
      texts[at - 1] = " ";
    }
    if (atColumn + 1 < columns && texts[at + 1].isEmpty()) {
      texts[at + 1] = " ";
    }
    texts[at] = text;
    looks[at] = look(colour, modifiers);
  }

  @Override
  public void enableSGR(SGR sgr) {
    modifiers.add(sgr);
  }

  @Override
  public void disableSGR(SGR sgr) {
    modifiers.remove(sgr);
  }

  @Override
  public void resetColorAndSGR() {
    modifiers.clear();
    colour = TextColor.ANSI.DEFAULT;
  }

  @Override
  public void setForegroundColor(TextColor color) {
    colour = color;
  }
}
