package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.List;

/** The list of rooms: number, name, and how many messages are unread. */
final class RoomsPane {
  private RoomsPane() {}

  static void draw(Area area, List<Room> rooms, Glyphs glyphs) {
    area.put(0, 0, " ROOMS", Style.DIM);
    for (int i = 0; i < rooms.size(); i++) {
      draw(area, i + 1, rooms.get(i), glyphs);
    }
  }

  private static void draw(Area area, int row, Room room, Glyphs glyphs) {
    Style style = room.shown() || room.hasUnread() ? Style.BOLD : Style.PLAIN;
    String number = Fit.right(String.valueOf(room.number()), 2);
    String count = room.unread();
    int nameColumns = area.columns() - Cells.width(number) - 1 - Cells.width(count);
    String name = "#" + ScreenText.line(room.name());
    area.put(0, row, number + " " + Fit.cut(name, nameColumns - 1, glyphs.cut()), style);
    area.putBefore(area.columns(), row, count, style);
  }
}
