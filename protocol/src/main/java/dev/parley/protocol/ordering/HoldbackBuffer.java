package dev.parley.protocol.ordering;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.log.Entry;
import java.util.TreeMap;

/**
 * Entries that came before those in front of them. Bounded: what does not fit is dropped, to be
 * pulled again.
 */
final class HoldbackBuffer {
  private final TreeMap<Long, Entry> early = new TreeMap<>();
  private final int maxEntries;
  private long bytes;

  HoldbackBuffer(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  void put(Entry entry) {
    boolean fits =
        early.size() < maxEntries && bytes < (long) maxEntries * PeerConfig.BYTES_PER_ENTRY;
    if (fits && early.putIfAbsent(entry.seqNo(), entry) == null) {
      bytes += entry.line().length;
    }
  }

  /** Takes out the entry with that number, and drops all before it; null if it is not here. */
  Entry take(long seqNo) {
    while (!early.isEmpty() && early.firstKey() < seqNo) {
      remove(early.firstKey());
    }
    return remove(seqNo);
  }

  private Entry remove(long seqNo) {
    Entry entry = early.remove(seqNo);
    bytes -= entry == null ? 0 : entry.line().length;
    return entry;
  }

  int size() {
    return early.size();
  }

  void clear() {
    early.clear();
    bytes = 0;
  }
}
