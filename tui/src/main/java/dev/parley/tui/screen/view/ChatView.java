package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Size;
import java.util.List;

/** How a model looks. Keeps nothing, and never throws. */
public final class ChatView {
  private ChatView() {}

  /** A canvas of the model's size. */
  public static Canvas draw(ChatModel model) {
    Size size = model.size();
    Canvas canvas = new Canvas(Math.max(1, size.columns()), Math.max(1, size.rows()));
    if (size.isTooSmall()) {
      tooSmall(size, canvas);
    } else {
      draw(model, canvas);
    }
    if (model.setup().look().colours() == Colours.NONE) {
      dropColours(canvas);
    }
    return canvas;
  }

  private static void draw(ChatModel model, Canvas canvas) {
    InputBox input = InputBox.of(model);
    Frame frame = Frame.of(model, input);
    List<RoomRow> rooms = RoomRow.of(model);
    Glyphs glyphs = Glyphs.of(model.setup().ascii());
    TitleLine.draw(model, frame, frame.title(canvas));
    if (frame.roomsColumns() > 0) {
      RoomsPane.draw(frame.rooms(canvas), rooms, glyphs);
      frame.body(canvas).column(frame.roomsColumns(), glyphs.vertical(), Style.DIM);
    }
    if (frame.usersColumns() > 0) {
      UsersPane.draw(model, frame.users(canvas));
      int border = model.size().columns() - frame.usersColumns() - 1;
      frame.body(canvas).column(border, glyphs.vertical(), Style.DIM);
    }
    ChatPane.draw(model, frame.chat(canvas));
    StatusLine.draw(model, rooms, frame.status(canvas));
    input.draw(
        frame.input(canvas),
        !model.overlay().isInFront() || model.overlay() instanceof Overlay.Jump);
    OverlayView.draw(model, rooms, frame.body(canvas));
  }

  /** As much of it as there is room for, and what is needed first. */
  private static void tooSmall(Size size, Canvas canvas) {
    String is = "window too small (" + size.columns() + "x" + size.rows() + ")";
    String need = "need " + Size.LEAST_COLUMNS + "x" + Size.LEAST_ROWS;
    String all = is + ", " + need;
    if (all.length() <= size.columns()) {
      canvas.put(0, 0, all, Style.PLAIN);
    } else if (size.rows() > 1) {
      canvas.put(0, 0, is, Style.PLAIN);
      canvas.put(0, 1, need, Style.PLAIN);
    } else {
      canvas.put(0, 0, need, Style.PLAIN);
    }
  }

  private static void dropColours(Canvas canvas) {
    for (int row = 0; row < canvas.rows(); row++) {
      for (int column = 0; column < canvas.columns(); column++) {
        canvas.paint(column, row, column + 1, canvas.cell(column, row).style().colourless());
      }
    }
  }
}
