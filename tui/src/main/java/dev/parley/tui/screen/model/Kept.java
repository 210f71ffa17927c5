package dev.parley.tui.screen.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a later run has to know of the rooms.
 *
 * @param upTo all messages up to that number are counted
 * @param shown the room on the screen
 * @param rooms by name, those of which there is something to say
 */
public record Kept(long upTo, String shown, Map<String, Part> rooms) {
  public static final Kept NOTHING = new Kept(0, "", Map.of());

  /**
   * Of one room.
   *
   * @param first the number of the first unread message; 0: there is none
   * @param count of unread messages
   * @param calls how many of them call the user
   */
  public record Part(long first, int count, int calls, boolean muted) {
    public static final Part NOTHING = new Part(0, 0, 0, false);
  }

  public Kept {
    rooms = Collections.unmodifiableMap(new TreeMap<>(rooms));
  }

  static Kept of(ChatModel model) {
    Map<String, Part> parts = new TreeMap<>();
    for (Room room : model.rooms().joined()) {
      Reading.Unread unread = room.reading().unread();
      Part part =
          unread.seen()
              ? new Part(0, 0, 0, room.muted())
              : new Part(unread.first(), unread.count(), unread.calls(), room.muted());
      if (!part.equals(Part.NOTHING)) {
        parts.put(room.name(), part);
      }
    }
    return new Kept(model.group().finalSeq(), model.rooms().shownName(), parts);
  }

  /** As if nothing had been counted. */
  public Kept uncounted() {
    Map<String, Part> parts = new TreeMap<>();
    rooms.forEach((name, part) -> parts.put(name, new Part(0, 0, 0, part.muted())));
    return new Kept(0, shown, parts);
  }

  /** Has it kept where that has changed. */
  static void settle(Turn turn, Rooms before) {
    if (turn.model().rooms() == before) {
      return;
    }
    Kept now = of(turn.model());
    if (!now.saysTheSameAs(of(turn.model().with(before)))) {
      turn.wish(new Wish.Keep(now));
    }
  }

  private boolean saysTheSameAs(Kept other) {
    return shown.equals(other.shown) && rooms.equals(other.rooms);
  }
}
