package dev.parley.node.store;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of the log in memory: everything that is not known to be on disk, and more of the newest
 * up to a bound; a wider one for what is not committed, since that is read again when it commits,
 * and would then be read back from disk.
 *
 * <p>The loop thread alone changes what is here. It does so several times for each message, so
 * nobody locks anything but for what the disk thread tells. Others may look for committed entries:
 * such a one is never cut, so the one that bears its number is it, or it is not here any more.
 */
final class LogTail {
  private static final int UNCOMMITTED_TIMES = 8;
  private static final int FIRST_PLACES = 1024;

  private final long maxBytes;
  private volatile Entry[] ring = new Entry[FIRST_PLACES];

  /** The position before the first entry here. */
  private volatile LogPosition before;

  /** Written after the entry is in its place, read before it is looked for. */
  private volatile LogPosition end;

  /** Guarded by this object, together with the epoch that it belongs to. */
  private volatile long synced;

  private volatile long epoch;
  private long committed;
  private long bytes;

  /**
   * @param before the position before the first entry here
   * @param maxBytes of lines; eight times as many where they are not committed. Entries that are
   *     not on disk are kept beyond it
   */
  LogTail(LogPosition before, long maxBytes) {
    this.maxBytes = maxBytes;
    this.before = before;
    end = before;
    synced = before.seqNo();
  }

  /** Loop thread. */
  void append(Entry entry) {
    long seqNo = entry.seqNo();
    if (seqNo != end.seqNo() + 1) {
      throw new IllegalStateException(entry + " does not follow " + end);
    }
    if (end.seqNo() - before.seqNo() == ring.length) {
      grow();
    }
    ring[slot(ring, seqNo)] = entry;
    end = entry.position();
    bytes += entry.line().length;
    trim();
  }

  private static int slot(Entry[] places, long seqNo) {
    return (int) (seqNo & (places.length - 1));
  }

  private void grow() {
    Entry[] wider = new Entry[2 * ring.length];
    for (long seqNo = before.seqNo() + 1; seqNo <= end.seqNo(); seqNo++) {
      wider[slot(wider, seqNo)] = ring[slot(ring, seqNo)];
    }
    ring = wider;
  }

  /**
   * Disk thread: all up to there is on disk, if the log was not cut since. What need not stay goes
   * with the next change.
   */
  synchronized void synced(long asOfEpoch, long seqNo) {
    if (asOfEpoch == epoch) {
      synced = Math.min(seqNo, end.seqNo());
    }
  }

  /** Loop thread: all up to there is committed. */
  void committed(long seqNo) {
    committed = Math.max(committed, seqNo);
    trim();
  }

  private long bound() {
    return before.seqNo() < committed ? maxBytes : UNCOMMITTED_TIMES * maxBytes;
  }

  private void trim() {
    while (bytes > bound() && before.seqNo() < synced) {
      int slot = slot(ring, before.seqNo() + 1);
      Entry oldest = ring[slot];
      bytes -= oldest.line().length;
      before = oldest.position();
      ring[slot] = null;
    }
  }

  /**
   * Loop thread: keeps the entries up to a position, and begins a new epoch.
   *
   * @param position where the log now ends; used if all that is here goes
   */
  synchronized void cut(LogPosition position) {
    epoch++;
    if (position.seqNo() <= before.seqNo()) {
      ring = new Entry[FIRST_PLACES];
      before = position;
      bytes = 0;
      synced = position.seqNo();
    } else {
      for (long seqNo = end.seqNo(); seqNo > position.seqNo(); seqNo--) {
        int slot = slot(ring, seqNo);
        bytes -= ring[slot].line().length;
        ring[slot] = null;
      }
      synced = Math.min(synced, position.seqNo());
    }
    end = position;
  }

  /** Loop thread: an empty log has another beginning, the group's. */
  void begin(LogPosition genesis) {
    if (end.seqNo() != 0) {
      throw new IllegalStateException("the log has entries of a group already");
    }
    before = genesis;
    end = genesis;
  }

  /** Any thread: how often the log was cut. */
  long epoch() {
    return epoch;
  }

  /** Any thread: the last entry that is known to be on disk. */
  long synced() {
    return synced;
  }

  /** Any thread. */
  LogPosition end() {
    return end;
  }

  /** Any thread: the first number that is here, if any is. */
  long from() {
    return before.seqNo() + 1;
  }

  /** Loop thread, or any for a committed entry. Null: it is not here. */
  Entry entry(long seqNo) {
    if (seqNo > end.seqNo()) {
      return null;
    }
    Entry[] places = ring;
    Entry entry = places[slot(places, seqNo)];
    return entry != null && entry.seqNo() == seqNo ? entry : null;
  }

  /** As {@link #entry}. */
  LogPosition position(long seqNo) {
    LogPosition first = before;
    if (seqNo == first.seqNo()) {
      return first;
    }
    Entry entry = entry(seqNo);
    return entry == null ? null : entry.position();
  }

  /**
   * As {@link #entry}: entries from {@code from} on, at least one, and about {@code most} bytes;
   * null: the first is not here.
   */
  List<Entry> range(long from, long upTo, int most) {
    List<Entry> entries = new ArrayList<>();
    long taken = 0;
    Entry entry = entry(from);
    while (entry != null && entry.seqNo() <= upTo) {
      taken += entry.line().length + 1;
      if (taken > most && !entries.isEmpty()) {
        break;
      }
      entries.add(entry);
      entry = entry(entry.seqNo() + 1);
    }
    return entries.isEmpty() ? null : entries;
  }
}
