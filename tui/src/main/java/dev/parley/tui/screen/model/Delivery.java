package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is not final yet.
 *
 * @param byRoom in the order in which it stands on the screen; no list is empty
 * @param nextRef for the next text that is typed
 * @param askedAt when it was asked last what waits, in milliseconds since the epoch
 * @param finals the last number that this run has seen as final, of each origin; the newest last
 */
public record Delivery(
    Map<String, List<Pending>> byRoom, long nextRef, long askedAt, Map<String, Long> finals) {
  /** Of more origins than this it is forgotten; only an answer that was late would need it. */
  private static final int MAX_ORIGINS = 500;

  private static final Comparator<Pending> ORDER =
      Comparator.comparingLong(Pending::lamport)
          .thenComparing(p -> p.msgId() == null)
          .thenComparingInt(Pending::senderId)
          .thenComparing(Pending::msgId, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingLong(Pending::ref);

  public static final Delivery NONE = new Delivery(Map.of(), 1, 0, Map.of());

  public Delivery {
    byRoom = Collections.unmodifiableMap(new TreeMap<>(byRoom));
    Map<String, Long> kept = new LinkedHashMap<>(finals);
    while (kept.size() > MAX_ORIGINS) {
      kept.remove(kept.keySet().iterator().next());
    }
    finals = Collections.unmodifiableMap(kept);
  }

  /** Of that room. */
  public List<Pending> in(String room) {
    return byRoom.getOrDefault(room, List.of());
  }

  /** Of all rooms, in order. */
  public List<Pending> pending() {
    if (byRoom.size() <= 1) {
      return byRoom.isEmpty() ? List.of() : byRoom.values().iterator().next();
    }
    List<Pending> all = new ArrayList<>();
    byRoom.values().forEach(all::addAll);
    all.sort(ORDER);
    return List.copyOf(all);
  }

  boolean isFinal(MessageId id) {
    return id != null && id.number() <= finals.getOrDefault(id.origin(), 0L);
  }

  /** In any order. */
  public Delivery withPending(List<Pending> next) {
    Map<String, List<Pending>> rooms = new TreeMap<>();
    List<Pending> sorted = new ArrayList<>(next);
    sorted.sort(ORDER);
    sorted.forEach(p -> rooms.computeIfAbsent(p.roomId(), room -> new ArrayList<>()).add(p));
    rooms.replaceAll((room, list) -> List.copyOf(list));
    return new Delivery(rooms, nextRef, askedAt, finals);
  }

  /** These are final now. */
  Delivery withFinals(Map<String, Long> newest) {
    Map<String, List<Pending>> rest = new TreeMap<>();
    byRoom.forEach(
        (room, list) -> {
          List<Pending> left = without(list, newest);
          if (!left.isEmpty()) {
            rest.put(room, left);
          }
        });
    return new Delivery(rest, nextRef, askedAt, newest);
  }

  private static List<Pending> without(List<Pending> pending, Map<String, Long> finals) {
    return pending.stream()
        .filter(
            p ->
                p.msgId() == null
                    || p.msgId().number() > finals.getOrDefault(p.msgId().origin(), 0L))
        .toList();
  }

  Delivery withNextRef(long next) {
    return new Delivery(byRoom, next, askedAt, finals);
  }

  Delivery askedAt(long at) {
    return new Delivery(byRoom, nextRef, at, finals);
  }
}
