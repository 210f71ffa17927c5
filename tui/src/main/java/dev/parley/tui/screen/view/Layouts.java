package dev.parley.tui.screen.view;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.layout.Breadth;
import dev.parley.tui.screen.layout.ChatLayout;
import dev.parley.tui.screen.layout.Pane;
import dev.parley.tui.screen.layout.UnreadLine;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Reading;
import dev.parley.tui.screen.model.Reads;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** How the chat pane of a model lays out its rows. */
final class Layouts {
  /** The layout has no fewer; whoever has less room sees a part of it. */
  private static final int LEAST_COLUMNS = 20;

  private Layouts() {}

  static ChatLayout of(ChatModel model, int columns) {
    Breadth breadth = Breadth.of(model.size().columns());
    Reading.Unread unread = model.reading().unread();
    Map<Integer, String> names = model.group().names().members();
    return new ChatLayout(
        new Pane(
            Math.max(LEAST_COLUMNS, columns),
            breadth,
            breadth.nickColumns(longestName(model)),
            model.setup().nodeId(),
            model.ownName(),
            model.setup().look(),
            new UnreadLine(unread.first(), unread.count(), unread.since(), unread.isFlood()),
            model.reading().opened(),
            names,
            sightings(model),
            Reads.of(model)));
  }

  /** Who comes and goes is told in the room that everybody is in. */
  private static NavigableMap<Long, List<String>> sightings(ChatModel model) {
    boolean everybody = model.rooms().shownName().equals(ChatPort.ROOM);
    return everybody ? model.group().sightings().told() : Collections.emptyNavigableMap();
  }

  /** Of all members, so that the column does not jump when one scrolls. */
  private static int longestName(ChatModel model) {
    int longest = 0;
    for (String name : model.group().names().members().values()) {
      longest = Math.max(longest, Cells.width(ScreenText.line(name)));
    }
    return longest;
  }
}
