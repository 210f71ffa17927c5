package dev.parley.tui.screen.model;

import dev.parley.tui.chat.ChatPort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rooms that the user is in.
 *
 * @param joined in the order of their numbers, {@code general} first
 * @param shownName which of them is on the screen
 * @param countedTo up to that number an earlier run has counted what is unread
 */
public record Rooms(List<Room> joined, String shownName, long countedTo) {

  public Rooms {
    joined = List.copyOf(joined);
  }

  static Rooms start(long deliversFrom) {
    return new Rooms(List.of(Room.fresh(ChatPort.ROOM, deliversFrom)), ChatPort.ROOM, 0);
  }

  public Room shown() {
    return get(shownName);
  }

  /** Null: the user is not in it. */
  public Room get(String name) {
    int at = indexOf(name);
    return at < 0 ? null : joined.get(at);
  }

  /** From 0 on; -1: the user is not in it. */
  int indexOf(String name) {
    for (int i = 0; i < joined.size(); i++) {
      if (joined.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  Rooms with(Room next) {
    return each(room -> room.name().equals(next.name()) ? next : room);
  }

  Rooms each(UnaryOperator<Room> change) {
    List<Room> next = new ArrayList<>(joined.size());
    joined.forEach(room -> next.add(change.apply(room)));
    return new Rooms(next, shownName, countedTo);
  }

  Rooms showing(String name) {
    return new Rooms(joined, name, countedTo);
  }

  Rooms countedTo(long seqNo) {
    return new Rooms(joined, shownName, seqNo);
  }

  /**
   * In these rooms, and in no other.
   *
   * @param next the number of the next entry that is delivered
   */
  Rooms in(List<String> names, long next) {
    List<Room> rooms = new ArrayList<>(names.size());
    for (String name : names) {
      Room known = get(name);
      rooms.add(known == null ? Room.fresh(name, next) : known);
    }
    return new Rooms(rooms, names.contains(shownName) ? shownName : names.get(0), countedTo);
  }
}
