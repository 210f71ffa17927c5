package dev.parley.protocol.sim;

import dev.parley.protocol.log.Entry;
import java.util.Map;
import java.util.TreeMap;

/**
 * Item 1. Whoever leads begins with an entry that says so; two such entries of one term, on
 * whatever disks, are two leaders, be they of one process and its successor.
 */
final class TwoLeadersInOneTerm implements Invariant {
  private final Map<Long, Entry> firstOfTerm = new TreeMap<>();

  @Override
  public int item() {
    return 1;
  }

  @Override
  public void appendedLeader(Entry entry) {
    Entry known = firstOfTerm.putIfAbsent(entry.term(), entry);
    if (known != null && known != entry && !known.equals(entry)) {
      throw broken(known.body() + " and " + entry.body() + " both lead in term " + entry.term());
    }
  }
}
