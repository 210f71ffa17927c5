package dev.parley.node.store;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of the log in memory: everything that is not known to be on disk, and more of the newest
 * up to a bound; a wider one for what is not committed, since that is asked for entry by entry.
 * Written by the loop thread, read by any, trimmed by the disk thread, too.
 */
final class LogTail {
  private static final int UNCOMMITTED_TIMES = 8;

  private final long maxBytes;
  private Entry[] ring = new Entry[1024];
  private LogPosition before;
  private long end;
  private long synced;
  private long committed;
  private long epoch;
  private long bytes;

  /**
   * @param before the position before the first entry here
   * @param maxBytes of lines; eight times as many where they are not committed. Entries that are
   *     not on disk are kept beyond it
   */
  LogTail(LogPosition before, long maxBytes) {
    this.maxBytes = maxBytes;
    reset(before);
  }

  /** Begins anew after an entry that is on disk. */
  private void reset(LogPosition position) {
    before = position;
    end = position.seqNo();
    synced = end;
    bytes = 0;
    ring = new Entry[1024];
  }

  synchronized void append(Entry entry) {
    LogPosition last = end();
    if (entry.seqNo() != last.seqNo() + 1) {
      throw new IllegalStateException(entry + " does not follow " + last);
    }
    if (end - before.seqNo() == ring.length) {
      grow();
    }
    end++;
    ring[slot(end)] = entry;
    bytes += entry.line().length;
    trim();
  }

  private int slot(long seqNo) {
    return (int) (seqNo & (ring.length - 1));
  }

  private void grow() {
    Entry[] old = ring;
    ring = new Entry[2 * old.length];
    for (long seqNo = before.seqNo() + 1; seqNo <= end; seqNo++) {
      ring[slot(seqNo)] = old[(int) (seqNo & (old.length - 1))];
    }
  }

  /** All up to there is on disk, if the log was not cut since. */
  synchronized void synced(long asOfEpoch, long seqNo) {
    if (asOfEpoch == epoch) {
      synced = Math.min(seqNo, end);
      trim();
    }
  }

  /** All up to there is committed. */
  synchronized void committed(long seqNo) {
    committed = Math.max(committed, seqNo);
    trim();
  }

  private long bound() {
    return before.seqNo() < committed ? maxBytes : UNCOMMITTED_TIMES * maxBytes;
  }

  private void trim() {
    while (before.seqNo() < synced && bytes > bound()) {
      Entry oldest = ring[slot(before.seqNo() + 1)];
      ring[slot(oldest.seqNo())] = null;
      bytes -= oldest.line().length;
      before = oldest.position();
    }
  }

  /**
   * Keeps the entries up to {@code keep}, and begins a new epoch.
   *
   * @param position where the log now ends; used if all that is here goes
   */
  synchronized void cut(LogPosition position) {
    epoch++;
    if (position.seqNo() <= before.seqNo()) {
      reset(position);
      return;
    }
    for (; end > position.seqNo(); end--) {
      bytes -= ring[slot(end)].line().length;
      ring[slot(end)] = null;
    }
    synced = Math.min(synced, end);
  }

  /** An empty log has another beginning: the group's. */
  synchronized void begin(LogPosition genesis) {
    if (end != 0) {
      throw new IllegalStateException("the log has entries of a group already");
    }
    before = genesis;
  }

  synchronized long epoch() {
    return epoch;
  }

  /** The last entry that is known to be on disk. */
  synchronized long synced() {
    return synced;
  }

  synchronized LogPosition end() {
    return end == before.seqNo() ? before : ring[slot(end)].position();
  }

  /** The first number that is here, if any is. */
  synchronized long from() {
    return before.seqNo() + 1;
  }

  /** Null: it is not here. */
  synchronized Entry entry(long seqNo) {
    return seqNo > before.seqNo() && seqNo <= end ? ring[slot(seqNo)] : null;
  }

  /** Null: it is not here. */
  synchronized LogPosition position(long seqNo) {
    if (seqNo == before.seqNo()) {
      return before;
    }
    Entry entry = entry(seqNo);
    return entry == null ? null : entry.position();
  }

  /** Entries from {@code from} on, at least one, and about {@code most} bytes; null: not here. */
  synchronized List<Entry> range(long from, long upTo, int most) {
    if (from <= before.seqNo()) {
      return null;
    }
    List<Entry> entries = new ArrayList<>();
    long taken = 0;
    for (long seqNo = from; seqNo <= Math.min(upTo, end); seqNo++) {
      Entry entry = ring[slot(seqNo)];
      taken += entry.line().length + 1;
      if (taken > most && !entries.isEmpty()) {
        break;
      }
      entries.add(entry);
    }
    return entries;
  }
}
