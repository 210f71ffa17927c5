package dev.parley.protocol.receipts;

import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.message.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * How far each reader has read each room: one number, of which the highest counts, so that they may
 * come twice, late and on any way. They may also come before the log has what they speak of; then
 * they wait. Bounded by readers and rooms, whatever anybody says.
 */
public final class ReadMarks {
  /** Readers that are kept: more than a group has, as some are heard of before they are members. */
  static final int READERS = 2 * Limits.MEMBERS;

  private final IntPredicate isMember;
  private final Predicate<String> isRoom;
  private final SortedMap<Integer, SortedMap<String, Long>> marks = new TreeMap<>();

  /** What was told last, and is not told again before it has moved. */
  private final SortedMap<Integer, SortedMap<String, Long>> told = new TreeMap<>();

  /** Who may have more to tell than was told. */
  private final SortedSet<Integer> untold = new TreeSet<>();

  /** Whose marks moved here since they were last passed on. */
  private final SortedSet<Integer> fresh = new TreeSet<>();

  /**
   * @param isMember whether the log names that reader
   * @param isRoom whether the log has that room
   * @param restored what an earlier run knew
   */
  public ReadMarks(IntPredicate isMember, Predicate<String> isRoom, List<ReadMark> restored) {
    this.isMember = isMember;
    this.isRoom = isRoom;
    restored.forEach(mark -> move(mark.readerId(), mark.roomId(), mark.upTo()));
    fresh.clear();
  }

  /** Somebody has read up to there. Returns whether that is news. */
  public boolean move(int readerId, String roomId, long upTo) {
    SortedMap<String, Long> rooms = marks.get(readerId);
    if (rooms == null ? !hasSpace(readerId) : !hasSpace(rooms, roomId)) {
      return false;
    }
    if (rooms == null) {
      rooms = new TreeMap<>();
      marks.put(readerId, rooms);
    }
    Long known = rooms.get(roomId);
    if (known != null && known >= upTo) {
      return false;
    }
    rooms.put(roomId, upTo);
    untold.add(readerId);
    fresh.add(readerId);
    return true;
  }

  /** Where all is full, a member takes the place of somebody who is none. */
  private boolean hasSpace(int readerId) {
    if (marks.size() >= READERS && isMember.test(readerId)) {
      marks.keySet().stream().filter(id -> !isMember.test(id)).findFirst().ifPresent(this::forget);
    }
    return marks.size() < READERS;
  }

  private void forget(int readerId) {
    marks.remove(readerId);
    told.remove(readerId);
    untold.remove(readerId);
    fresh.remove(readerId);
  }

  /** Where all is full, a room that there is takes the place of one that there is not. */
  private boolean hasSpace(SortedMap<String, Long> rooms, String roomId) {
    if (rooms.containsKey(roomId)) {
      return true;
    }
    if (rooms.size() >= Limits.ROOMS && isRoom.test(roomId)) {
      rooms.keySet().stream()
          .filter(room -> !isRoom.test(room))
          .findFirst()
          .ifPresent(rooms::remove);
    }
    return rooms.size() < Limits.ROOMS;
  }

  /** All members that have read something, ascending. */
  public List<Integer> readers() {
    return marks.keySet().stream().filter(isMember::test).toList();
  }

  /** What that reader has read, as far as it said, by room. */
  public SortedMap<String, Long> of(int readerId) {
    return Collections.unmodifiableSortedMap(marks.getOrDefault(readerId, new TreeMap<>()));
  }

  /** Members whose marks moved since {@link #passedOn}, ascending. */
  public List<Integer> fresh() {
    return fresh.stream().filter(isMember::test).toList();
  }

  /** All who are here know of that reader's marks. */
  public void passedOn(int readerId) {
    fresh.remove(readerId);
  }

  /** Whether {@link #tell} may have something to say now or later. */
  public boolean hasUntold() {
    return !untold.isEmpty();
  }

  /** The marks that moved since the last call, as far as what they speak of is final here. */
  public List<ReadMark> tell(long commitSeq) {
    List<ReadMark> news = new ArrayList<>();
    for (int readerId : List.copyOf(untold)) {
      SortedMap<String, Long> before = told.computeIfAbsent(readerId, id -> new TreeMap<>());
      boolean waits = false;
      for (ReadMark mark : shown(readerId, commitSeq)) {
        Long last = before.put(mark.roomId(), mark.upTo());
        if (last == null || last < mark.upTo()) {
          news.add(mark);
        }
      }
      for (var mark : marks.get(readerId).entrySet()) {
        waits |= before.getOrDefault(mark.getKey(), 0L) < mark.getValue();
      }
      if (!waits) {
        untold.remove(readerId);
      }
    }
    return news;
  }

  /** All marks of members, as far as what they speak of is final here. */
  public List<ReadMark> all(long commitSeq) {
    List<ReadMark> all = new ArrayList<>();
    marks.keySet().forEach(readerId -> all.addAll(shown(readerId, commitSeq)));
    return all;
  }

  private List<ReadMark> shown(int readerId, long commitSeq) {
    List<ReadMark> shown = new ArrayList<>();
    if (isMember.test(readerId) && commitSeq > 0) {
      marks
          .get(readerId)
          .forEach(
              (room, upTo) -> {
                if (isRoom.test(room)) {
                  shown.add(new ReadMark(readerId, room, Math.min(upTo, commitSeq)));
                }
              });
    }
    return shown;
  }
}
