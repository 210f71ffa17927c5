package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import org.junit.jupiter.api.Test;

class ChatViewPropertyTest {
  private static final int COLUMNS = 130;
  private static final int ROWS = 45;

  @Test
  void whateverTheModelAndTheSizeNothingIsThrownAndNothingLeavesItsPane() {
    for (int rows = 1; rows <= ROWS; rows++) {
      for (int columns = 1; columns <= COLUMNS; columns++) {
        long seed = rows * 1000L + columns;
        ChatModel model = new RandomScenes(seed).next().model(columns, rows);
        try {
          check(model, ChatView.draw(model));
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("seed " + seed + " at " + columns + "x" + rows, e);
        }
      }
    }
  }

  @Test
  void heightsAreThoseOfWhatIsDrawn() {
    ScreenHeights heights = new ScreenHeights();
    for (long seed = 1; seed <= 300; seed++) {
      Scene scene = new RandomScenes(seed).next();
      ChatModel model = scene.model(40 + (int) (seed % 90), 8 + (int) (seed % 30));
      assertTrue(heights.pane(model) >= 1);
      for (int i = 0; i < scene.lines.size(); i++) {
        assertTrue(heights.line(model, i) >= 0);
      }
      scene.pending.forEach(pending -> assertTrue(heights.pending(model, pending) >= 1));
    }
  }

  private static void check(ChatModel model, Canvas canvas) {
    assertEquals(model.size().columns(), canvas.columns());
    assertEquals(model.size().rows(), canvas.rows());
    checkCells(model, canvas);
    if (!model.size().isTooSmall()) {
      checkBorders(model, canvas);
    }
    assertTrue(canvas.cursorColumn() < canvas.columns() && canvas.cursorRow() < canvas.rows());
  }

  private static void checkCells(ChatModel model, Canvas canvas) {
    for (int row = 0; row < canvas.rows(); row++) {
      boolean half = false;
      for (int column = 0; column < canvas.columns(); column++) {
        String cluster = canvas.cell(column, row).cluster();
        assertEquals(half, cluster.isEmpty(), "half a cluster in " + column + " of row " + row);
        half = Cells.width(cluster) == 2;
        assertEquals(ScreenText.line(cluster), cluster);
        boolean coloured = canvas.cell(column, row).style().colour() != Colour.DEFAULT;
        assertFalse(coloured && model.setup().look().colours() == Colours.NONE);
      }
      assertFalse(half, "half a cluster at the right edge");
    }
  }

  /** Whoever leaves a pane crosses its border. */
  private static void checkBorders(ChatModel model, Canvas canvas) {
    Frame frame = Frame.of(model, InputBox.of(model));
    Overlay overlay = model.overlay();
    boolean covered =
        overlay instanceof Overlay.Text
            || overlay instanceof Overlay.Question
            || overlay instanceof Overlay.Jump;
    String border = Glyphs.of(model.setup().ascii()).vertical();
    for (int row = 1; row <= frame.chatRows() && !covered; row++) {
      int rooms = frame.roomsColumns();
      if (rooms > 0 && !(overlay instanceof Overlay.Rooms)) {
        assertEquals(border, canvas.cell(rooms, row).cluster());
      }
      int users = frame.usersColumns();
      if (users > 0 && !(overlay instanceof Overlay.Users)) {
        assertEquals(border, canvas.cell(canvas.columns() - users - 1, row).cluster());
      }
    }
    assertEquals(model.size().rows(), 2 + frame.chatRows() + frame.inputRows());
  }
}
