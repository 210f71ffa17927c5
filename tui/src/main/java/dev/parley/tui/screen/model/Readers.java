package dev.parley.tui.screen.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who has read how far. It only ever becomes more. Immutable.
 *
 * @param rooms by room, by node id: the number in the log up to which it has read
 */
public record Readers(Map<String, Map<Integer, Long>> rooms) {
  public static final Readers NONE = new Readers(Map.of());

  public Readers {
    rooms = Collections.unmodifiableMap(new TreeMap<>(rooms));
  }

  /** That member has read so far, if not further. */
  public Readers with(int readerId, String room, long upTo) {
    if (upTo <= upTo(readerId, room)) {
      return this;
    }
    Map<Integer, Long> there = new TreeMap<>(rooms.getOrDefault(room, Map.of()));
    there.put(readerId, upTo);
    Map<String, Map<Integer, Long>> all = new TreeMap<>(rooms);
    all.put(room, Collections.unmodifiableMap(there));
    return new Readers(all);
  }

  /** 0: nothing that is known. */
  long upTo(int readerId, String room) {
    return rooms.getOrDefault(room, Map.of()).getOrDefault(readerId, 0L);
  }
}
