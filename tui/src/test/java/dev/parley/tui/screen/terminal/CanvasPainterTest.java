package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.Colours;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

final class CanvasPainterTest {
  private KeyedTerminal terminal = new KeyedTerminal(20, 3);

  @Test
  void textStandsWhereItWasPut() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    canvas.put(2, 1, "漢字 ok", Style.PLAIN);
    show(canvas, Colours.SIXTEEN, false);
    assertEquals("\n  漢字 ok", terminal.text());
  }

  @Test
  void aStyleBecomesColourAndModifiers() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    canvas.put(0, 0, "a", Style.of(Colour.BRIGHT_CYAN).bolder());
    canvas.put(1, 0, "b", Style.DIM.reversed());
    TerminalScreen screen = show(canvas, Colours.SIXTEEN, false);
    TextCharacter a = screen.getFrontCharacter(0, 0);
    assertEquals(TextColor.ANSI.CYAN_BRIGHT, a.getForegroundColor());
    assertEquals(EnumSet.of(SGR.BOLD), a.getModifiers());
    assertEquals(
        EnumSet.of(SGR.REVERSE, SGR.FRAKTUR), screen.getFrontCharacter(1, 0).getModifiers());
  }

  @Test
  void aPaleBackgroundHasBlackLettersWhateverTheThemeIs() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    canvas.put(0, 0, "a", Style.of(Colour.YELLOW).bolder().reversed());
    canvas.put(1, 0, "b", Style.of(Colour.RED).bolder().reversed());
    TerminalScreen screen = show(canvas, Colours.SIXTEEN, false);
    TextCharacter a = screen.getFrontCharacter(0, 0);
    assertEquals(TextColor.ANSI.BLACK, a.getForegroundColor());
    assertEquals(TextColor.ANSI.YELLOW, a.getBackgroundColor());
    assertEquals(EnumSet.noneOf(SGR.class), a.getModifiers());
    TextCharacter b = screen.getFrontCharacter(1, 0);
    assertEquals(EnumSet.of(SGR.REVERSE, SGR.BOLD), b.getModifiers());
    TextCharacter none = show(canvas, Colours.NONE, false).getFrontCharacter(0, 0);
    assertEquals(EnumSet.of(SGR.REVERSE, SGR.BOLD), none.getModifiers());
  }

  @Test
  void aColourOfThePaletteIsItsNumber() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    canvas.put(0, 0, "a", Style.of(Colour.TEAL));
    TextCharacter a = show(canvas, Colours.MANY, false).getFrontCharacter(0, 0);
    assertEquals(new TextColor.Indexed(30), a.getForegroundColor());
  }

  @Test
  void whoeverWantsNoColoursGetsNone() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    canvas.put(0, 0, "a", Style.of(Colour.RED).bolder());
    TextCharacter a = show(canvas, Colours.NONE, false).getFrontCharacter(0, 0);
    assertEquals(TextColor.ANSI.DEFAULT, a.getForegroundColor());
    assertTrue(a.isBold());
  }

  @Test
  void whatTheTerminalCannotShowIsAQuestionMark() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    canvas.put(0, 0, "é漢x", Style.PLAIN);
    show(canvas, Colours.SIXTEEN, true);
    assertEquals("??", terminal.text().substring(0, 2));
    assertTrue(terminal.text().endsWith("x"), terminal.text());
  }

  @Test
  void whatTheCanvasDoesNotCoverIsBlank() throws IOException {
    TerminalScreen screen = new TerminalScreen(terminal);
    screen.startScreen();
    CanvasPainter painter = new CanvasPainter(screen, Colours.SIXTEEN, false);
    Canvas wide = new Canvas(20, 3);
    wide.put(0, 2, "x".repeat(20), Style.PLAIN);
    painter.paint(wide);
    painter.paint(new Canvas(5, 1));
    screen.refresh(Screen.RefreshType.DELTA);
    assertEquals("", terminal.text());
  }

  @Test
  void theCursorStandsWhereTheCanvasSaysOrNowhere() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    canvas.cursor(4, 2);
    assertEquals(4, show(canvas, Colours.SIXTEEN, false).getCursorPosition().getColumn());
    canvas.cursor(-1, -1);
    assertEquals(null, show(canvas, Colours.SIXTEEN, false).getCursorPosition());
  }

  private TerminalScreen show(Canvas canvas, Colours colours, boolean onlyAscii)
      throws IOException {
    terminal = new KeyedTerminal(20, 3);
    TerminalScreen screen = new TerminalScreen(terminal);
    screen.startScreen();
    new CanvasPainter(screen, colours, onlyAscii).paint(canvas);
    screen.refresh(Screen.RefreshType.DELTA);
    return screen;
  }
}
