package dev.parley.protocol.derived;

import dev.parley.protocol.log.LogPosition;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is derived from the entries up to one position, as a checkpoint keeps it. Immutable.
 *
 * @param at the last entry that it holds
 * @param numbers the last number of each origin, kept for ever
 * @param rooms with their topics
 * @param lamport no message up to there bears a higher Lamport time
 */
public record GroupState(
    LogPosition at,
    Membership membership,
    SortedMap<String, Long> numbers,
    Rooms rooms,
    long lamport) {
  public GroupState {
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  /** Before the first entry of a group's log. */
  public static GroupState empty(int genesisCrc) {
    LogPosition none = new LogPosition(0, 0, genesisCrc);
    return new GroupState(none, Membership.EMPTY, new TreeMap<>(), Rooms.NONE_MADE, 0);
  }
}
