package dev.parley.tui.chat;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A log in memory in which all is final. For any thread. */
final class MemoryLog implements LogReader {
  /** A few at a time, so that readers have to ask again. */
  private static final int PIECE = 7;

  private final List<Entry> entries = new ArrayList<>();
  private final String groupId;
  private long badSeq;

  MemoryLog(String groupId) {
    this.groupId = groupId;
  }

  synchronized Entry append(EntryBody body) {
    boolean first = entries.isEmpty();
    int crc = first ? EntryFormat.genesis(groupId) : end().crc();
    Entry entry = EntryFormat.make(entries.size() + 1L, first ? 0 : 1, body, crc);
    entries.add(entry);
    return entry;
  }

  /** Nobody can read that entry from now on. */
  synchronized void breakAt(long seqNo) {
    badSeq = seqNo;
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  synchronized LogPosition end() {
    return entries.get(entries.size() - 1).position();
  }

  synchronized List<Entry> read(long from, long upTo) {
    if (from <= badSeq && badSeq <= upTo) {
      throw new UncheckedIOException(new IOException("entry #" + badSeq + " is bad"));
    }
    return entries.stream().filter(e -> e.seqNo() >= from && e.seqNo() <= upTo).toList();
  }

  @Override
  public synchronized long committedSeq() {
    return entries.size();
  }

  @Override
  public List<Entry> read(long from, long upTo, int maxBytes) {
    return read(from, Math.min(upTo, from + PIECE - 1));
  }

  @Override
  public void forEach(long from, long upTo, Predicate<byte[]> wanted, Consumer<Entry> each) {
    read(from, upTo).stream().filter(entry -> wanted.test(entry.line())).forEach(each);
  }
}
