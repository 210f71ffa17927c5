package dev.parley.bench.crowd;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A log in memory that believes the core, as the one on disk does: the chain of an entry is checked
 * once, by the core.
 */
public final class PlainLog implements EntryLog {
  private final List<Entry> entries = new ArrayList<>();
  private final LogPosition start;
  private long epoch;

  public PlainLog(int genesisCrc) {
    start = new LogPosition(0, 0, genesisCrc);
  }

  @Override
  public LogPosition end() {
    return position(entries.size());
  }

  @Override
  public LogPosition position(long seqNo) {
    return seqNo == 0 ? start : entry(seqNo).position();
  }

  @Override
  public Entry entry(long seqNo) {
    return entries.get((int) seqNo - 1);
  }

  @Override
  public void forEach(long from, long upTo, Consumer<Entry> each) {
    for (long seqNo = from; seqNo <= upTo; seqNo++) {
      each.accept(entry(seqNo));
    }
  }

  @Override
  public void append(Entry entry) {
    entries.add(entry);
  }

  @Override
  public void cut(long keep) {
    entries.subList((int) keep, entries.size()).clear();
    epoch++;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public EntryBlock block(long from, long upTo, int maxBytes) {
    int bytes = 0;
    long end = from - 1;
    while (end < upTo && (end < from || bytes + entry(end + 1).line().length <= maxBytes)) {
      end++;
      bytes += entry(end).line().length;
    }
    return EntryBlock.of(entries.subList((int) from - 1, (int) end));
  }
}
