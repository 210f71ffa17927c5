package dev.parley.protocol.ordering;

import dev.parley.protocol.log.Entry;
import java.util.TreeMap;

/**
 * Entries that came before those in front of them. Bounded: what does not fit is dropped, to be
 * pulled again.
 */
final class HoldbackBuffer {
  private final TreeMap<Long, Entry> early = new TreeMap<>();
  private final int maxEntries;

  HoldbackBuffer(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  void put(Entry entry) {
    if (early.size() < maxEntries) {
      early.put(entry.seqNo(), entry);
    }
  }

  /** Takes out the entry with that number, and drops all before it; null if it is not here. */
  Entry take(long seqNo) {
    early.headMap(seqNo).clear();
    return early.remove(seqNo);
  }

  int size() {
    return early.size();
  }

  void clear() {
    early.clear();
  }
}
