package dev.parley.protocol.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A log that is in memory only. For one thread. */
public final class MemoryEntryLog implements EntryLog {
  private final List<Entry> entries = new ArrayList<>();
  private LogPosition start;
  private LogPosition end;
  private long epoch;

  /**
   * @param genesisCrc the chain value before the first entry
   */
  public MemoryEntryLog(int genesisCrc) {
    begin(genesisCrc);
  }

  /**
   * The group has become known, and with it the chain value before the first entry. Throws {@link
   * IllegalStateException} if the log is not empty.
   */
  public void begin(int genesisCrc) {
    if (!entries.isEmpty()) {
      throw new IllegalStateException("the log has begun already");
    }
    start = new LogPosition(0, 0, genesisCrc);
    end = start;
  }

  @Override
  public LogPosition end() {
    return end;
  }

  @Override
  public LogPosition position(long seqNo) {
    return seqNo == 0 ? start : entry(seqNo).position();
  }

  @Override
  public Entry entry(long seqNo) {
    return entries.get(Math.toIntExact(seqNo - 1));
  }

  @Override
  public void forEach(long from, long upTo, Consumer<Entry> each) {
    for (long seqNo = from; seqNo <= upTo; seqNo++) {
      each.accept(entry(seqNo));
    }
  }

  @Override
  public void append(Entry entry) {
    if (entry.seqNo() != entries.size() + 1 || !EntryFormat.follows(entry, end().crc())) {
      throw new IllegalStateException(entry + " does not follow " + end());
    }
    entries.add(entry);
    end = entry.position();
  }

  @Override
  public void cut(long keep) {
    Objects.checkFromToIndex(0, keep, entries.size());
    entries.subList((int) keep, entries.size()).clear();
    end = position(keep);
    epoch++;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public EntryBlock block(long from, long upTo, int maxBytes) {
    int first = Math.toIntExact(from - 1);
    int end = first + 1;
    int bytes = entries.get(first).line().length;
    while (end < upTo && bytes + entries.get(end).line().length <= maxBytes) {
      bytes += entries.get(end).line().length;
      end++;
    }
    return EntryBlock.of(entries.subList(first, end));
  }
}
