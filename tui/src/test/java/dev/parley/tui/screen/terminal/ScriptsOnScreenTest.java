package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Cell;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import dev.parley.tui.text.Scripts;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Many frames over each other, in all scripts: what the terminal shows is what was drawn. */
final class ScriptsOnScreenTest {
  private static final int COLUMNS = 24;
  private static final int ROWS = 8;
  private static final int FRAMES = 12;

  private static final List<Style> STYLES =
      List.of(Style.PLAIN, Style.BOLD, Style.DIM, Style.REVERSE, Style.of(Colour.RED));

  private static final List<String> WORDS =
      List.of(
          "plain ",
          "│",
          "☕",
          "👍🏽",
          "🇩🇪",
          "日本語",
          "مرحبا",
          "สวัสดี",
          "น้ำ",
          "हिन्दी",
          "שָׁלוֹם",
          "🌶",
          "❤️",
          "👨‍👩‍👧",
          "e\u0301",
          "x\u0302",
          "한국어",
          "ﾊﾝｶｸ",
          "မာကျော်",
          "\u1100",
          "𝔐",
          "✓",
          " ");

  private static final List<IntUnaryOperator> TABLES =
      List.of(
          ScriptsOnScreenTest::ours,
          ScriptsOnScreenTest::joining,
          ScriptsOnScreenTest::generous,
          ScriptsOnScreenTest::old);

  @Test
  void aTerminalWithOurTablesShowsTheCanvas() throws IOException {
    int scrolled = 0;
    for (int seed = 0; seed < 300; seed++) {
      try {
        scrolled +=
            run(
                new Random(seed),
                ScriptsOnScreenTest::ours,
                text -> true,
                ScriptsOnScreenTest::sameCells);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertTrue(scrolled > 300, scrolled + " frames scrolled");
  }

  @Test
  void whereTablesDifferNothingElseIsShiftedOrLeftOver() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      for (IntUnaryOperator widths : TABLES) {
        try {
          run(
              new Random(seed),
              widths,
              ScriptsOnScreenTest::hasNoLoneVowel,
              ScriptsOnScreenTest::sameButForDisputed);
        } catch (AssertionError e) {
          throw new AssertionError("seed " + seed, e);
        }
      }
    }
  }

  /** Vowels beside a letter take no cell of their own. */
  private static int joining(int codePoint) {
    return isVowel(codePoint) || codePoint == 0x0E33 ? 0 : ours(codePoint);
  }

  /** Every picture is wide, and what is new. */
  private static int generous(int codePoint) {
    int width = ours(codePoint);
    return width == 1 && isPicture(codePoint) ? 2 : width;
  }

  /** No picture is wide. */
  private static int old(int codePoint) {
    return isPicture(codePoint) ? Math.min(1, ours(codePoint)) : ours(codePoint);
  }

  private static int ours(int codePoint) {
    return Cells.width(Character.toString(codePoint));
  }

  private static boolean isPicture(int codePoint) {
    return Cells.isDisputed(Character.toString(codePoint)) && !isVowel(codePoint);
  }

  private static boolean isVowel(int codePoint) {
    return Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
  }

  /** Such a vowel ends up on what is before it where vowels take no cell. */
  private static boolean hasNoLoneVowel(String clean) {
    return Cells.clusters(clean).stream().noneMatch(cluster -> isVowel(cluster.codePointAt(0)));
  }

  private interface Check {
    void accept(Canvas canvas, Emulator terminal);
  }

  /** Returns how many of its frames scrolled. */
  private static int run(
      Random random, IntUnaryOperator widths, Predicate<String> drawn, Check check)
      throws IOException {
    Emulator terminal = new Emulator(COLUMNS, ROWS, widths);
    TerminalScreen screen = new TerminalScreen(terminal);
    screen.startScreen();
    CanvasPainter painter = new CanvasPainter(screen, Colours.SIXTEEN, false);
    Canvas canvas = new Canvas(COLUMNS, ROWS);
    for (int frame = 0; frame < FRAMES; frame++) {
      canvas = next(random, drawn, canvas);
      painter.paint(canvas);
      boolean anew = random.nextInt(6) == 0;
      screen.refresh(anew ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
      check.accept(canvas, terminal);
    }
    return terminal.scrolled();
  }

  /** Some rows are others, some begin later than before, some stay; or all but a side moves. */
  private static Canvas next(Random random, Predicate<String> drawn, Canvas before) {
    if (random.nextInt(3) == 0) {
      return moved(random, before);
    }
    Canvas canvas = new Canvas(COLUMNS, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int from = random.nextInt(4) == 0 ? 0 : COLUMNS;
      int shift = random.nextInt(3);
      for (int column = 0; column < from; column++) {
        Cell cell = before.cell(column, row);
        canvas.put(column + shift, row, cell.cluster(), cell.style());
      }
      int at = random.nextInt(4) == 0 ? COLUMNS : random.nextInt(COLUMNS);
      while (at < COLUMNS && random.nextInt(9) > 0) {
        Style style = STYLES.get(random.nextInt(STYLES.size()));
        String text = ScreenText.line(word(random));
        at = canvas.put(at, row, drawn.test(text) ? text : " ", style);
      }
    }
    return canvas;
  }

  private static Canvas moved(Random random, Canvas before) {
    Canvas canvas = new Canvas(COLUMNS, ROWS);
    int by = random.nextInt(2 * ROWS - 1) - ROWS + 1;
    int side = random.nextInt(COLUMNS / 2);
    int first = random.nextInt(ROWS / 2);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int from = row < first || column < side ? row : row + by;
        if (from >= 0 && from < ROWS) {
          Cell cell = before.cell(column, from);
          canvas.put(column, row, cell.cluster(), cell.style());
        }
      }
    }
    return canvas;
  }

  private static String word(Random random) {
    return random.nextInt(3) == 0
        ? Scripts.random(random, 1 + random.nextInt(2))
        : WORDS.get(random.nextInt(WORDS.size()));
  }

  private static void sameCells(Canvas canvas, Emulator terminal) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        String where = "column " + column + " of row " + row;
        Cell cell = canvas.cell(column, row);
        boolean wide = Cells.width(cell.cluster()) == 2;
        String shown = terminal.text(column, row) + (wide ? terminal.text(column + 1, row) : "");
        if (!cell.cluster().isEmpty()) {
          assertEquals(cell.cluster(), shown, where);
        }
        assertEquals(look(cell.style()), terminal.look(column, row), where);
      }
    }
  }

  private static void sameButForDisputed(Canvas canvas, Emulator terminal) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        String cluster = canvas.cell(column, row).cluster();
        if (cluster.isEmpty()) {
          continue;
        }
        String shown = terminal.text(column, row);
        if (Cells.width(cluster) == 2) {
          shown += terminal.text(column + 1, row);
        }
        String said = "<" + shown + "> in column " + column + " of row " + row;
        if (Cells.isDisputed(cluster)) {
          assertTrue(shown.isBlank() || cluster.startsWith(shown.strip()), said + ": " + cluster);
        } else {
          assertEquals(cluster, shown, said);
        }
      }
    }
  }

  private static String look(Style style) {
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
    boolean red = style.colour() == Colour.RED;
    return Emulator.look(red ? TextColor.ANSI.RED : TextColor.ANSI.DEFAULT, modifiers);
  }
}
