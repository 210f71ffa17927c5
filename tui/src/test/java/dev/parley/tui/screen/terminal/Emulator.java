package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.graphics.Scrollable;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.nio.charset.StandardCharsets;
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
final class Emulator extends DefaultVirtualTerminal implements Scrollable {
  private static final Pattern SEQUENCE = Pattern.compile("\033\\[([?;\\d]*)([a-zA-Z])");

  private final Pen pen = new Pen();
  private final IntUnaryOperator widths;
  private final int columns;
  private final int rows;
  private final String[] texts;
  private final String[] looks;
  private final EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
  private TextColor colour = TextColor.ANSI.DEFAULT;
  private int top;
  private int bottom;
  private int column;
  private int row;
  private int received;
  private int scrolled;

  /**
   * @param widths 0, 1 or 2 for a code point
   */
  Emulator(int columns, int rows, IntUnaryOperator widths) {
    super(new TerminalSize(columns, rows));
    this.columns = columns;
    this.rows = rows;
    bottom = rows;
    this.widths = widths;
    texts = new String[columns * rows];
    looks = new String[columns * rows];
    blank(0, rows);
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

  /** How often it was told to. */
  int scrolled() {
    return scrolled;
  }

  /** All that the pen wrote, in bytes as a terminal gets them. */
  int received() {
    return received;
  }

  @Override
  public void flush() {
    String frame = pen.frame();
    received += frame.getBytes(StandardCharsets.UTF_8).length;
    Matcher sequence = SEQUENCE.matcher(frame);
    int at = 0;
    while (at < frame.length()) {
      if (frame.charAt(at) == '\033' && sequence.find(at)) {
        assertEquals(at, sequence.start(), frame);
        obey(sequence.group(1), sequence.group(2).charAt(0));
        at = sequence.end();
      } else {
        put(frame.codePointAt(at));
        at += Character.charCount(frame.codePointAt(at));
      }
    }
  }

  private void obey(String parameters, char command) {
    String[] values = parameters.split(";");
    switch (command) {
      case 'H' -> {
        row = number(values, 0) - 1;
        column = Math.min(number(values, 1), columns) - 1;
      }
      case 'G' -> column = Math.min(number(values, 0), columns) - 1;
      case 'J' -> blank(0, rows);
      case 'M' -> move(number(values, 0));
      case 'L' -> move(-number(values, 0));
      case 'r' -> {
        top = number(values, 0) - 1;
        bottom = parameters.isEmpty() ? rows : number(values, 1);
        row = 0;
        column = 0;
      }
      case 'm' -> {
        for (String value : values) {
          dip(value.isEmpty() ? 0 : Integer.parseInt(value));
        }
      }
      default -> assertTrue(parameters.startsWith("?"), parameters + command);
    }
  }

  private static int number(String[] values, int i) {
    return i < values.length && !values[i].isEmpty() ? Integer.parseInt(values[i]) : 1;
  }

  /** Of the lines of the region, from that of the cursor on; those that come free are blank. */
  private void move(int up) {
    assertTrue(row >= top && row < bottom, row + " in " + top + ".." + bottom);
    int cells = (bottom - row - Math.abs(up)) * columns;
    int upper = row * columns;
    int lower = (row + Math.abs(up)) * columns;
    System.arraycopy(texts, up > 0 ? lower : upper, texts, up > 0 ? upper : lower, cells);
    System.arraycopy(looks, up > 0 ? lower : upper, looks, up > 0 ? upper : lower, cells);
    blank(up > 0 ? bottom - up : row, up > 0 ? bottom : row - up);
    column = 0;
  }

  private void blank(int from, int end) {
    Arrays.fill(texts, from * columns, end * columns, " ");
    Arrays.fill(looks, from * columns, end * columns, look(colour, modifiers));
  }

  private void dip(int parameter) {
    switch (parameter) {
      case 0 -> {
        modifiers.clear();
        colour = TextColor.ANSI.DEFAULT;
      }
      case 1 -> modifiers.add(SGR.BOLD);
      case 2 -> modifiers.add(SGR.FRAKTUR);
      case 7 -> modifiers.add(SGR.REVERSE);
      default -> {
        assertEquals(31, parameter);
        colour = TextColor.ANSI.RED;
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
  public void clearScreen() {
    pen.clear();
  }

  @Override
  public void scrollLines(int first, int last, int distance) {
    pen.scroll(first, last, distance);
    scrolled++;
  }

  @Override
  public void setCursorPosition(int toColumn, int toRow) {
    pen.moveTo(toColumn, toRow);
  }

  @Override
  public void putString(String cluster) {
    pen.draw(cluster);
  }

  @Override
  public void enableSGR(SGR sgr) {
    pen.use(sgr);
  }

  @Override
  public void disableSGR(SGR sgr) {
    pen.drop(sgr);
  }

  @Override
  public void resetColorAndSGR() {
    pen.plain();
  }

  @Override
  public void setForegroundColor(TextColor wanted) {
    pen.use(wanted);
  }
}
