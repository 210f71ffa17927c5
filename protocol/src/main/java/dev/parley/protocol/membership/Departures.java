package dev.parley.protocol.membership;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who left in order, by their own word. Every peer notes it, since any may lead next; it only ever
 * decides whose vote is moved, and when.
 */
public final class Departures {
  private final Map<Integer, Long> leftAt = new TreeMap<>();
  private final SortedSet<Integer> away = new TreeSet<>();

  /** That member said BYE. */
  public void left(int nodeId, long now) {
    leftAt.put(nodeId, now);
    away.add(nodeId);
  }

  /** It is connected again. */
  public void isBack(int nodeId) {
    away.remove(nodeId);
  }

  /** Whether it left in order and is not back yet. */
  boolean isAway(int nodeId) {
    return away.contains(nodeId);
  }

  /** Whether it left in order less than so long ago, back or not. */
  boolean isRecent(int nodeId, long millis, long now) {
    Long at = leftAt.get(nodeId);
    return at != null && now - at < millis;
  }
}
