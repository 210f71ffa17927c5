package dev.parley.tui.screen.model;

import dev.parley.protocol.id.MessageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is not final yet, in the order in which it stands on the screen.
 *
 * @param nextRef for the next text that is typed
 * @param askedAt when it was asked last what waits, in milliseconds since the epoch
 * @param finals the last number that this run has seen as final, of each origin; the newest last
 */
public record Delivery(
    List<Pending> pending, long nextRef, long askedAt, Map<String, Long> finals) {
  /** Of more origins than this it is forgotten; only an answer that was late would need it. */
  private static final int MAX_ORIGINS = 500;

  public static final Delivery NONE = new Delivery(List.of(), 1, 0, Map.of());

  public Delivery {
    pending = List.copyOf(pending);
    Map<String, Long> kept = new LinkedHashMap<>(finals);
    while (kept.size() > MAX_ORIGINS) {
      kept.remove(kept.keySet().iterator().next());
    }
    finals = Collections.unmodifiableMap(kept);
  }

  boolean isFinal(MessageId id) {
    return id != null && id.number() <= finals.getOrDefault(id.origin(), 0L);
  }

  Delivery withPending(List<Pending> next) {
    return new Delivery(next, nextRef, askedAt, finals);
  }

  Delivery withNextRef(long next) {
    return new Delivery(pending, next, askedAt, finals);
  }

  Delivery askedAt(long at) {
    return new Delivery(pending, nextRef, at, finals);
  }
}
