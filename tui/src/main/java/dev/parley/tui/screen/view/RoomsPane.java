package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.List;

/** The list of rooms: number, name, and how many messages are unread. */
final class RoomsPane {
  private static final String MUTED = "(m)";

  private RoomsPane() {}

  static void draw(Area area, List<RoomRow> rooms, Glyphs glyphs) {
    area.put(0, 0, " ROOMS", Style.DIM);
    int room = Math.max(0, area.rows() - 1);
    int first = first(rooms, room);
    for (int i = first; i < Math.min(rooms.size(), first + room); i++) {
      draw(area.part(0, 1 + i - first, area.columns(), 1), rooms.get(i), style(rooms, i), glyphs);
    }
  }

  /** Where there is no room for all: the one on the screen is among those that are listed. */
  private static int first(List<RoomRow> rooms, int room) {
    int shown = 0;
    while (shown < rooms.size() - 1 && !rooms.get(shown).shown()) {
      shown++;
    }
    return Math.max(0, Math.min(shown - room / 2, rooms.size() - room));
  }

  private static void draw(Area area, RoomRow room, Style style, Glyphs glyphs) {
    String number = Fit.right(String.valueOf(room.number()), 2);
    String count = room.muted() ? MUTED : room.unread();
    int nameColumns = area.columns() - Cells.width(number) - 1 - Cells.width(count);
    String name = "#" + ScreenText.line(room.name());
    area.put(0, 0, number + " " + Fit.cut(name, nameColumns - 1, glyphs.cut()), style);
    area.putBefore(area.columns(), 0, count, style);
    if (style.reverse()) {
      area.paint(0, 0, area.columns(), style);
    }
  }

  /** Where there is one room only, nobody asks which it is. */
  private static Style style(List<RoomRow> rooms, int index) {
    RoomRow room = rooms.get(index);
    if (room.shown()) {
      return rooms.size() == 1 ? Style.BOLD : Style.BOLD.reversed();
    }
    return room.muted() ? Style.DIM : room.hasUnread() ? Style.BOLD : Style.PLAIN;
  }
}
