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
import dev.parley.tui.screen.canvas.Scroll;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.text.Cells;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Puts a canvas onto a screen of Lanterna's. Used by one thread. */
final class CanvasPainter {
  /** Making a cell of Lanterna's takes thousands of times as long as finding it again. */
  private static final int MOST_KNOWN = 8192;

  /**
   * Swapped with the white of a light theme they could not be read: as backgrounds they get black
   * letters, which are not bold, as bold black is grey in many terminals.
   */
  private static final Set<TextColor> PALE = Set.of(TextColor.ANSI.GREEN, TextColor.ANSI.YELLOW);

  private final Screen screen;
  private final Colours colours;
  private final boolean onlyAscii;
  private final Map<Place, Glyph> known = new HashMap<>();
  private Canvas painted;

  /**
   * @param left what may cover the cell; {@code null} mostly
   */
  private record Place(Glyph left, Cell cell) {}

  /**
   * @param onlyAscii whether the terminal shows nothing else
   */
  CanvasPainter(Screen screen, Colours colours, boolean onlyAscii) {
    this.screen = screen;
    this.colours = colours;
    this.onlyAscii = onlyAscii;
  }

  /**
   * Into the back buffer; what the canvas does not cover becomes blank. Rows that only moved since
   * the last one are to be moved by the terminal.
   */
  void paint(Canvas canvas) {
    TerminalSize size = screen.getTerminalSize();
    if (painted != null && size.equals(new TerminalSize(canvas.columns(), canvas.rows()))) {
      Scroll.between(painted, canvas)
          .ifPresent(rows -> screen.scrollLines(rows.first(), rows.last(), rows.distance()));
    }
    painted = canvas;
    for (int row = 0; row < size.getRows(); row++) {
      paint(canvas, row, size.getColumns());
    }
    screen.setCursorPosition(
        canvas.cursorColumn() < 0
            ? null
            : new TerminalPosition(canvas.cursorColumn(), canvas.cursorRow()));
  }

  private void paint(Canvas canvas, int row, int columns) {
    Glyph left = null;
    for (int column = 0; column < columns; column++) {
      boolean covered = column < canvas.columns() && row < canvas.rows();
      Cell cell = covered ? canvas.cell(column, row) : Cell.BLANK;
      if (column + 1 == columns && Cells.width(cell.cluster()) == 2) {
        cell = new Cell("", cell.style());
      }
      if (left == null && cell.equals(Cell.BLANK)) {
        // As Lanterna has it in rows that came free, which are not written then.
        screen.setCharacter(column, row, TextCharacter.DEFAULT_CHARACTER);
        continue;
      }
      Glyph glyph = glyph(new Place(left, cell));
      screen.setCharacter(column, row, glyph);
      left = glyph.mayBeWider() ? glyph : null;
      column += glyph.isDoubleWidth() ? 1 : 0;
    }
  }

  private Glyph glyph(Place place) {
    Glyph glyph = known.get(place);
    if (glyph == null) {
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      Cell cell = place.cell();
      glyph = new Glyph(look(cell.style()), shown(cell.cluster()), place.left());
      known.put(place, glyph);
    }
    return glyph;
  }

  private String shown(String cluster) {
    if (cluster.isEmpty()) {
      // The right half of a cluster, or a cluster that has no room for it.
      return " ";
    }
    int width = Cells.width(cluster);
    boolean fits = width == 1 || width == 2;
    boolean obeyed = Character.isISOControl(cluster.charAt(0));
    return obeyed || !fits || (onlyAscii && cluster.charAt(0) > '~') ? "?" : cluster;
  }

  private TextCharacter look(Style style) {
    TextColor colour = colours != Colours.NONE ? colour(style.colour()) : TextColor.ANSI.DEFAULT;
    if (style.reverse() && PALE.contains(colour)) {
      return TextCharacter.fromString(" ", TextColor.ANSI.BLACK, colour)[0];
    }
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
    return TextCharacter.fromString(" ", colour, TextColor.ANSI.DEFAULT, modifiers)[0];
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
      default -> new TextColor.Indexed(colour.index());
    };
  }
}
