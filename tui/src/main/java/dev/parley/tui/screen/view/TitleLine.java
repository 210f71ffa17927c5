package dev.parley.tui.screen.view;

import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Standing;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The first line: which room and what it is about, how many are here, what time it is. */
final class TitleLine {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /** Less of a topic tells nothing. */
  private static final int LEAST_TOPIC = 12;

  private TitleLine() {}

  static void draw(ChatModel model, Frame frame, Area area) {
    area.clear(Style.REVERSE);
    String right = right(model, frame);
    String cut = Glyphs.of(model.setup().ascii()).cut();
    int at = 1;
    if (frame.isWide()) {
      String group = "parley    " + Fit.cut(ScreenText.line(model.setup().group()), 24, cut) + "  ";
      at = area.put(at, 0, group, Style.REVERSE);
    }
    String room = model.rooms().shownName();
    int end = area.columns() - 3 - Cells.width(right);
    String name = Fit.cut("#" + ScreenText.line(room), Math.max(2, end - at), cut);
    at = area.put(at, 0, name, Style.REVERSE.bolder());
    int unread = model.unread().count();
    if (unread > 0) {
      at = area.put(at, 0, "  " + unread + " new", Style.REVERSE);
    }
    String topic = ScreenText.line(model.group().topicOf(room));
    if (end - at - 2 >= Math.min(LEAST_TOPIC, Cells.width(topic))) {
      area.put(at, 0, "  " + Fit.cut(topic, end - at - 2, cut), Style.REVERSE);
    }
    area.putBefore(area.columns() - 1, 0, "  " + right, Style.REVERSE);
  }

  private static String right(ChatModel model, Frame frame) {
    ZonedDateTime now = Instant.ofEpochMilli(model.now()).atZone(model.setup().zone());
    String clock = CLOCK.format(now);
    Standing group = model.group().standing();
    int up = group.membersUp();
    int all = group.members();
    if (all == 0) {
      return frame.isWide() ? DAY.format(now) + "  " + clock : clock;
    }
    if (frame.isWide()) {
      String here = up + " of " + all + (all == 1 ? " user here" : " users here");
      return here + "   " + DAY.format(now) + "  " + clock;
    }
    if (frame.isNarrow()) {
      return up + "/" + all + " " + clock;
    }
    String count = up == all ? String.valueOf(all) : up + "/" + all;
    return count + (all == 1 ? " user  " : " users  ") + clock;
  }
}
