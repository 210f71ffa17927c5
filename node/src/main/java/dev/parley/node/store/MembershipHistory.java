package dev.parley.node.store;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.log.EntryFormat;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The members, with their names, as the log has them after any of its entries. Read from the
 * nearest place before it that is known: a checkpoint, or where one has been lately. Safe for any
 * thread.
 */
public final class MembershipHistory {
  /** Entries between two places that are remembered. */
  private static final long STEP = 1024;

  /** Places that are remembered; most of them share one membership. */
  private static final int PLACES = 256;

  private final LogReader log;
  private final TreeMap<Long, Membership> places = new TreeMap<>();

  public MembershipHistory(LogReader log) {
    this.log = log;
  }

  /** Where the reader reads another log from now on. */
  public MembershipHistory ofOtherLog() {
    return new MembershipHistory(log);
  }

  /**
   * After that entry, or after the last final one. Where the log cannot be read: nobody is known.
   */
  public synchronized Membership at(long seqNo) {
    long upTo = Math.min(seqNo, log.committedSeq());
    if (upTo < 1) {
      return Membership.EMPTY;
    }
    try {
      Map.Entry<Long, Membership> known = nearest(upTo);
      return read(known.getKey(), known.getValue(), upTo);
    } catch (UncheckedIOException e) {
      return Membership.EMPTY;
    }
  }

  private Map.Entry<Long, Membership> nearest(long upTo) {
    Map.Entry<Long, Membership> known = places.floorEntry(upTo);
    if (known != null && upTo - known.getKey() <= STEP) {
      return known;
    }
    long from = known == null ? 0 : known.getKey();
    GroupState kept = log.checkpoint(upTo);
    if (kept != null && kept.at().seqNo() > from) {
      return Map.entry(kept.at().seqNo(), kept.membership());
    }
    return known == null ? Map.entry(0L, Membership.EMPTY) : known;
  }

  private Membership read(long after, Membership there, long upTo) {
    if (places.size() >= PLACES) {
      places.clear();
    }
    Membership[] now = {there};
    long done = after;
    while (done < upTo) {
      long last = Math.min(upTo, (done / STEP + 1) * STEP);
      log.forEach(
          done + 1,
          last,
          line -> !EntryFormat.isChat(line),
          entry -> now[0] = now[0].after(entry.body()));
      places.put(last, now[0]);
      done = last;
    }
    return now[0];
  }
}
