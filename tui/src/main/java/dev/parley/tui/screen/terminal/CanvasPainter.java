package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Cell;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Puts a canvas onto a screen of Lanterna's. Used by one thread. */
final class CanvasPainter {
  /** Making a cell of Lanterna's takes thousands of times as long as finding it again. */
  private static final int MOST_KNOWN = 8192;

  private final Screen screen;
  private final boolean colours;
  private final boolean onlyAscii;
  private final Map<Cell, TextCharacter> known = new HashMap<>();

  /**
   * @param onlyAscii whether the terminal shows nothing else
   */
  CanvasPainter(Screen screen, boolean colours, boolean onlyAscii) {
    this.screen = screen;
    this.colours = colours;
    this.onlyAscii = onlyAscii;
  }

  /** Into the back buffer; what the canvas does not cover becomes blank. */
  void paint(Canvas canvas) {
    TerminalSize size = screen.getTerminalSize();
    for (int row = 0; row < size.getRows(); row++) {
      for (int column = 0; column < size.getColumns(); column++) {
        boolean covered = column < canvas.columns() && row < canvas.rows();
        Cell cell = covered ? canvas.cell(column, row) : Cell.BLANK;
        TextCharacter character = character(cell);
        screen.setCharacter(column, row, character);
        if (character.isDoubleWidth()) {
          column++;
        }
      }
    }
    screen.setCursorPosition(
        canvas.cursorColumn() < 0
            ? null
            : new TerminalPosition(canvas.cursorColumn(), canvas.cursorRow()));
  }

  private TextCharacter character(Cell cell) {
    TextCharacter character = known.get(cell);
    if (character == null) {
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      character = make(cell);
      known.put(cell, character);
    }
    return character;
  }

  private TextCharacter make(Cell cell) {
    String cluster = cell.cluster();
    if (cluster.isEmpty()) {
      // The right half of a cluster that is not shown.
      return of(" ", cell.style());
    }
    if (Character.isISOControl(cluster.charAt(0)) || onlyAscii && cluster.charAt(0) > '~') {
      return of("?", cell.style());
    }
    TextCharacter[] characters = characters(cluster, cell.style());
    boolean fits =
        characters.length == 1 && characters[0].isDoubleWidth() == (Cells.width(cluster) == 2);
    return fits ? characters[0] : of("?", cell.style());
  }

  private TextCharacter of(String character, Style style) {
    return characters(character, style)[0];
  }

  private TextCharacter[] characters(String cluster, Style style) {
    EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
    if (style.bold()) {
      modifiers.add(SGR.BOLD);
    }
    if (style.dim()) {
      modifiers.add(SGR.FRAKTUR);
    }
    if (style.reverse()) {
      modifiers.add(SGR.REVERSE);
    }
    TextColor colour = colours ? colour(style.colour()) : TextColor.ANSI.DEFAULT;
    return TextCharacter.fromString(cluster, colour, TextColor.ANSI.DEFAULT, modifiers);
  }

  private static TextColor colour(Colour colour) {
    return switch (colour) {
      case DEFAULT -> TextColor.ANSI.DEFAULT;
      case RED -> TextColor.ANSI.RED;
      case GREEN -> TextColor.ANSI.GREEN;
      case YELLOW -> TextColor.ANSI.YELLOW;
      case BLUE -> TextColor.ANSI.BLUE;
      case MAGENTA -> TextColor.ANSI.MAGENTA;
      case CYAN -> TextColor.ANSI.CYAN;
      case BRIGHT_RED -> TextColor.ANSI.RED_BRIGHT;
      case BRIGHT_GREEN -> TextColor.ANSI.GREEN_BRIGHT;
      case BRIGHT_YELLOW -> TextColor.ANSI.YELLOW_BRIGHT;
      case BRIGHT_BLUE -> TextColor.ANSI.BLUE_BRIGHT;
      case BRIGHT_MAGENTA -> TextColor.ANSI.MAGENTA_BRIGHT;
      case BRIGHT_CYAN -> TextColor.ANSI.CYAN_BRIGHT;
    };
  }
}
