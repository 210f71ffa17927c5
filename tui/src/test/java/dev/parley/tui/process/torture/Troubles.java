package dev.parley.tui.process.torture;

import dev.parley.tui.process.torture.Fault.Part;
import dev.parley.tui.process.torture.Schedule.Step;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Which peer has which fault now: of each part of it one at most. Any thread. */
final class Troubles {
  private final Map<Part, AtomicReferenceArray<Step>> parts = new EnumMap<>(Part.class);

  /** Peers are numbered from 1. */
  Troubles(int peers) {
    for (Part part : Part.values()) {
      parts.put(part, new AtomicReferenceArray<>(peers + 1));
    }
  }

  void begin(int peer, Step step) {
    parts.get(step.fault().part()).set(peer, step);
  }

  void end(int peer, Step step) {
    parts.get(step.fault().part()).set(peer, null);
  }

  boolean has(int peer, Part part) {
    return parts.get(part).get(peer) != null;
  }

  boolean hasNone(int peer) {
    return parts.keySet().stream().noneMatch(part -> has(peer, part));
  }
}
