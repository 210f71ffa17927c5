package dev.parley.node.store;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.LogPosition;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a peer: its end in memory, all of it in segment files. The loop thread appends and
 * cuts in memory and hands the same to the disk thread; what is not in memory any more is on disk,
 * and of this epoch. The {@link LogReader} part is for any thread. Where the disk cannot be read,
 * methods throw {@link UnreadableException}; what is read from it must be of the chain.
 */
final class SegmentedLog implements EntryLog, LogReader, LogScrubber.Extent {

  /** Where changes go to be written, in order. */
  interface Changes {
    void append(Entry entry, long epoch);

    void cut(LogPosition end, long epoch);

    /** Entries go to somebody as they are on disk, unread. */
    void served(long from, long upTo);
  }

  /** Passes on entries that follow each other. */
  private static final class Chain implements Consumer<Entry> {
    private int crc;
    private final Consumer<Entry> each;

    Chain(int crc, Consumer<Entry> each) {
      this.crc = crc;
      this.each = each;
    }

    @Override
    public void accept(Entry entry) {
      check(entry.seqNo(), entry.line(), entry.crc());
      each.accept(entry);
    }

    /** Throws {@link IllegalArgumentException} where the line bears no checksum. */
    void pass(long seqNo, byte[] line) {
      check(seqNo, line, Crc.sealed(line));
    }

    private void check(long seqNo, byte[] line, int sealed) {
      if (Crc.chain(crc, line) != sealed) {
        throw new UnreadableException(
            seqNo, new IOException("entry #" + seqNo + ": its checksum does not fit"));
      }
      crc = sealed;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(SegmentedLog.class);

  private final LogTail tail;
  private final Segments segments;
  private final Changes changes;
  private volatile LogPosition genesis;
  private volatile long committedSeq;

  SegmentedLog(LogTail tail, Segments segments, LogPosition genesis, Changes changes) {
    this.tail = tail;
    this.segments = segments;
    this.genesis = genesis;
    this.changes = changes;
  }

  @Override
  public LogPosition end() {
    return tail.end();
  }

  @Override
  public LogPosition position(long seqNo) {
    if (seqNo == 0) {
      return genesis;
    }
    LogPosition position = tail.position(seqNo);
    return position != null ? position : entry(seqNo).position();
  }

  @Override
  public Entry entry(long seqNo) {
    Entry entry = tail.entry(seqNo);
    if (entry != null) {
      return entry;
    }
    requireHeld(seqNo);
    try {
      entry = segments.holding(seqNo).entry(seqNo);
      chainFrom(seqNo, e -> {}).accept(entry);
      return entry;
    } catch (IOException e) {
      throw new UnreadableException(seqNo, e);
    }
  }

  private Chain chainFrom(long seqNo, Consumer<Entry> each) throws IOException {
    LogPosition before = seqNo == 1 ? genesis : tail.position(seqNo - 1);
    if (before == null) {
      before = segments.holding(seqNo - 1).entry(seqNo - 1).position();
    }
    return new Chain(before.crc(), each);
  }

  private void requireHeld(long seqNo) {
    if (seqNo < 1 || seqNo > end().seqNo()) {
      throw new IllegalArgumentException("no entry #" + seqNo + " in a log up to " + end());
    }
  }

  @Override
  public void forEach(long from, long upTo, Consumer<Entry> each) {
    long next = from;
    while (next <= upTo) {
      Entry here = tail.entry(next);
      if (here != null) {
        each.accept(here);
        next++;
      } else {
        next = forEachOnDisk(next, upTo, each);
      }
    }
  }

  /** Stays within one segment; returns where to go on. */
  private long forEachOnDisk(long from, long upTo, Consumer<Entry> each) {
    requireHeld(from);
    long last = lastOnDisk(from, upTo);
    try {
      segments.holding(from).forEach(from, last, chainFrom(from, each));
    } catch (IOException e) {
      throw new UnreadableException(from, e);
    }
    return last + 1;
  }

  /**
   * The last entry, up to {@code upTo} and of the same segment, that is not in memory any more; the
   * first, where the loop thread is just at it: whoever reads goes on.
   */
  private long lastOnDisk(long from, long upTo) {
    long last = Math.min(SegmentName.last(SegmentName.first(from)), tail.from() - 1);
    return Math.max(from, Math.min(upTo, last));
  }

  @Override
  public void append(Entry entry) {
    if (!EntryFormat.follows(entry, tail.end().crc())) {
      throw new IllegalStateException(entry + " is not of the chain that ends at " + tail.end());
    }
    tail.append(entry);
    changes.append(entry, tail.epoch());
  }

  @Override
  public void cut(long keep) {
    if (keep < committedSeq || keep > end().seqNo()) {
      throw new IllegalStateException(
          "cannot cut to #" + keep + ": committed #" + committedSeq + ", end " + end());
    }
    LogPosition position = position(keep);
    tail.cut(position);
    changes.cut(position, tail.epoch());
  }

  @Override
  public long epoch() {
    return tail.epoch();
  }

  @Override
  public EntryBlock block(long from, long upTo, int maxBytes) {
    requireHeld(from);
    long last = Math.min(upTo, SegmentName.last(SegmentName.first(from)));
    List<Entry> here = tail.range(from, last, maxBytes);
    if (here != null) {
      return EntryBlock.of(here);
    }
    try {
      EntryBlock block =
          segments
              .holding(from)
              .block(from, Math.max(from, Math.min(last, tail.synced())), maxBytes);
      changes.served(from, from + block.count() - 1);
      return block;
    } catch (IOException e) {
      throw new UnreadableException(from, e);
    }
  }

  @Override
  public long committedSeq() {
    return committedSeq;
  }

  @Override
  public List<Entry> read(long from, long upTo, int maxBytes) {
    long last = Math.min(Math.min(upTo, committedSeq), SegmentName.last(SegmentName.first(from)));
    if (from < 1 || from > last) {
      return List.of();
    }
    List<Entry> here = tail.range(from, last, maxBytes);
    if (here != null) {
      return here;
    }
    try {
      List<Entry> read = segments.holding(from).read(from, lastOnDisk(from, last), maxBytes);
      read.forEach(chainFrom(from, e -> {}));
      return read;
    } catch (IOException e) {
      throw new UnreadableException(from, e);
    }
  }

  @Override
  public GroupState checkpoint(long seqNo) {
    long next = SegmentName.first(Math.min(seqNo, committedSeq) + 1);
    while (next > 1) {
      long first = SegmentName.first(next - 1);
      try {
        GroupState kept = Checkpoints.read(segments.folder(), first);
        if (kept != null && kept.at().equals(position(next - 1))) {
          return kept;
        }
      } catch (IOException e) {
        LOG.warn("the checkpoint at #{} cannot be read: {}", next - 1, e.getMessage());
      }
      next = first;
    }
    return null;
  }

  @Override
  public void forEach(long from, long upTo, Predicate<byte[]> wanted, Consumer<Entry> each) {
    long last = Math.min(upTo, committedSeq);
    long next = Math.max(1, from);
    while (next <= last) {
      Entry here = tail.entry(next);
      if (here == null) {
        next = forEachOnDisk(next, last, wanted, each);
      } else {
        if (wanted.test(here.line())) {
          each.accept(here);
        }
        next++;
      }
    }
  }

  /** Stays within one segment; returns where to go on. */
  private long forEachOnDisk(long from, long upTo, Predicate<byte[]> wanted, Consumer<Entry> each) {
    long last = lastOnDisk(from, upTo);
    try {
      Segment segment = segments.holding(from);
      Chain chain = chainFrom(from, e -> {});
      segment.forEachLine(
          from,
          last,
          (seqNo, line) -> {
            chain.pass(seqNo, line);
            if (wanted.test(line)) {
              each.accept(segment.parse(line, seqNo));
            }
          });
    } catch (IOException e) {
      throw new UnreadableException(from, e);
    }
    return last + 1;
  }

  /**
   * Disk thread: what is committed, if that can be said of the log that the disk has. 0 while a cut
   * waits: the number may be that of an entry which is to come in place of the one on disk.
   *
   * @param epochOnDisk the epoch of the last cut that was carried out
   */
  long committedOnDisk(long epochOnDisk) {
    long seqNo = committedSeq;
    return tail.epoch() == epochOnDisk ? seqNo : 0;
  }

  @Override
  public long finalOnDisk() {
    long committed = committedSeq;
    return Math.min(committed, tail.synced());
  }

  /** Any thread: the chain value of an entry; null if it is not in memory any more. */
  Integer crcInMemory(long seqNo) {
    LogPosition position = tail.position(seqNo);
    return position == null ? null : Integer.valueOf(position.crc());
  }

  @Override
  public int genesisCrc() {
    return genesis.crc();
  }

  /** All up to there is committed. */
  void committed(long seqNo) {
    committedSeq = Math.max(committedSeq, seqNo);
    tail.committed(seqNo);
  }

  /** The disk thread tells how far the log is on disk. */
  void synced(long asOfEpoch, long seqNo) {
    tail.synced(asOfEpoch, seqNo);
  }

  /** The empty log of a peer that now belongs to a group. */
  void begin(LogPosition groupGenesis) {
    tail.begin(groupGenesis);
    genesis = groupGenesis;
  }

  /** As {@link #begin}, with the first entry, which its founder has written in another way. */
  void found(LogPosition groupGenesis, Entry first) {
    begin(groupGenesis);
    tail.append(first);
  }
}
