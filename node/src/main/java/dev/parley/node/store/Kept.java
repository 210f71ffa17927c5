package dev.parley.node.store;

import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.id.ReadMark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a {@link StateFile} says. Immutable.
 *
 * @param shown the last entry that was shown
 * @param joined the rooms that the user is in, in the order of joining
 * @param groupId of whom the rest speaks; null: of nobody
 * @param reads who had read how far, by reader and room
 * @param seen when each node was heard last, in milliseconds since the epoch
 */
record Kept(
    long shown,
    List<String> joined,
    String groupId,
    List<ReadMark> reads,
    SortedMap<Integer, Long> seen) {
  static final Kept NOTHING = new Kept(0, List.of(Rooms.GENERAL), null, List.of(), new TreeMap<>());

  private static final Comparator<ReadMark> ORDER =
      Comparator.comparingInt(ReadMark::readerId).thenComparing(ReadMark::roomId);

  Kept {
    joined = List.copyOf(joined);
    reads = List.copyOf(reads);
    seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
  }

  Kept withShown(long upTo) {
    return new Kept(upTo, joined, groupId, reads, seen);
  }

  Kept withJoined(List<String> rooms) {
    return new Kept(shown, rooms, groupId, reads, seen);
  }

  Kept withSeen(SortedMap<Integer, Long> newest) {
    return new Kept(shown, joined, groupId, reads, newest);
  }

  /** These marks are the newest of their reader and room. */
  Kept withReads(Collection<ReadMark> moved) {
    SortedMap<ReadMark, ReadMark> all = new TreeMap<>(ORDER);
    reads.forEach(mark -> all.put(mark, mark));
    for (ReadMark mark : moved) {
      all.remove(mark);
      all.put(mark, mark);
    }
    return new Kept(shown, joined, groupId, new ArrayList<>(all.values()), seen);
  }

  /** What was known of another group says nothing of that one. */
  Kept inGroup(String id) {
    return id == null || id.equals(groupId)
        ? this
        : new Kept(shown, joined, id, List.of(), new TreeMap<>());
  }
}
