package dev.parley.node.store;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a starting peer makes of its log folder (docs/protocol.md section 3, "Recovery"). It reads
 * from the newest sound checkpoint on: one segment, as a rule. A bad tail that nobody was told of
 * is cut off; anything else that is bad is damage.
 */
final class LogRecovery {
  private final Folder folder;
  private final LogMark mark;
  private final List<String> report;
  private final Segments segments;

  private GroupState checkpoint;
  private LogTail tail;
  private Segment last;
  private LogPosition end;
  private String problem;

  /** A log that is sound, and all of it on disk. */
  record Recovered(
      Segments segments,
      LogTail tail,
      LogWriter writer,
      GroupState checkpoint,
      long committedSeq) {}

  LogRecovery(Folder folder, LogMark mark, List<String> report) {
    this.folder = folder;
    this.mark = mark;
    this.report = report;
    this.segments = new Segments(folder);
  }

  /**
   * @param genesisCrc of the group; 0: in no group, and the log is empty
   * @param tailBytes how much of the log's end to keep in memory
   */
  Recovered recover(int genesisCrc, long tailBytes) throws IOException, DamageException {
    folder.deleteUnfinished();
    List<Long> firsts = SegmentName.firsts(folder.list());
    requireNoGap(firsts);
    int begin = newestCheckpoint(firsts, genesisCrc);
    end = checkpoint.at();
    tail = new LogTail(end, tailBytes);
    for (int i = begin; i < firsts.size() && problem == null; i++) {
      readSegment(firsts.get(i), i == firsts.size() - 1);
    }
    checkFloor(firsts);
    if (problem != null) {
      cutOff(firsts);
    }
    syncLast();
    LogWriter writer = new LogWriter(segments, mark, end, last);
    long committed = Math.max(checkpoint.at().seqNo(), mark.newest().commitSeq());
    mark.write(end, committed);
    return new Recovered(segments, tail, writer, checkpoint, Math.min(committed, end.seqNo()));
  }

  private void requireNoGap(List<Long> firsts) throws DamageException {
    long expected = 1;
    for (long first : firsts) {
      if (first != expected) {
        throw new DamageException(
            "the segment " + SegmentName.lines(expected) + " of the log is missing");
      }
      expected = SegmentName.last(first) + 1;
    }
  }

  /** Finds the state to start from; returns which segment goes on after it. */
  private int newestCheckpoint(List<Long> firsts, int genesisCrc) throws IOException {
    for (int i = firsts.size() - 1; i > 0; i--) {
      checkpoint = Checkpoints.read(folder, firsts.get(i - 1));
      if (checkpoint != null) {
        return i;
      }
    }
    checkpoint = GroupState.empty(genesisCrc);
    return 0;
  }

  /** Reads a segment up to its first bad line. */
  private void readSegment(long first, boolean isLast) throws IOException {
    SegmentIndex index = new SegmentIndex();
    last = new Segment(folder, first, index);
    LineScanner lines =
        new LineScanner(
            (into, at) -> folder.disk().read(last.channel(), into, at), 0, LineScanner.LARGE);
    byte[] line = lines.next();
    while (line != null && problem == null) {
      Entry entry = readEntry(line, SegmentName.last(first));
      if (entry != null) {
        tail.append(entry);
        end = entry.position();
        tail.synced(0, end.seqNo());
        index.add(line.length + 1);
        checkMarkedCrc();
        line = lines.next();
      }
    }
    if (problem == null) {
      problem = lines.problem();
    }
    if (problem == null && !isLast && end.seqNo() != SegmentName.last(first)) {
      problem = "the segment ends too early";
    }
    segments.last(last);
  }

  private Entry readEntry(byte[] line, long lastOfSegment) {
    try {
      Entry entry = EntryFormat.read(line);
      if (entry.seqNo() != end.seqNo() + 1 || entry.seqNo() > lastOfSegment) {
        problem = "#" + entry.seqNo() + " is in its place";
      } else if (!EntryFormat.follows(entry, end.crc())) {
        problem = "its checksum does not fit";
      } else {
        return entry;
      }
    } catch (IllegalArgumentException e) {
      problem = e.getMessage();
    }
    return null;
  }

  private void checkMarkedCrc() {
    LogMark.Slot marked = mark.newest();
    if (end.seqNo() == marked.seqNo() && end.crc() != marked.crc()) {
      problem = "it is not the entry that was there";
    }
  }

  /** What this peer knows to have been on its disk must be there. */
  private void checkFloor(List<Long> firsts) throws IOException, DamageException {
    LogMark.Slot marked = mark.newest();
    long floor = marked.seqNo();
    if (!firsts.isEmpty() && Checkpoints.read(folder, firsts.get(firsts.size() - 1)) != null) {
      floor = Math.max(floor, SegmentName.last(firsts.get(firsts.size() - 1)));
    }
    boolean isMarkedOther = end.seqNo() == marked.seqNo() && end.crc() != marked.crc();
    if (end.seqNo() < floor || (marked.seqNo() > 0 && isMarkedOther)) {
      String where = "entry #" + Math.min(end.seqNo() + 1, floor) + " of the log: ";
      throw new DamageException(
          where + (problem == null ? "it is missing" : problem) + " (it was on disk once)");
    }
  }

  private void cutOff(List<Long> firsts) throws IOException {
    long kept = last.index().end();
    long gone = last.channel().size() - kept;
    for (int i = firsts.size() - 1; firsts.get(i) > last.first(); i--) {
      folder.delete(SegmentName.index(firsts.get(i)));
      folder.delete(SegmentName.lines(firsts.get(i)));
    }
    try (FileChannel file =
        folder.open(SegmentName.lines(last.first()), StandardOpenOption.WRITE)) {
      folder.disk().truncate(file, kept);
    }
    report.add(
        "the log ends at #"
            + end.seqNo()
            + ": "
            + gone
            + " bytes after it were never acknowledged and are cut off ("
            + problem
            + ")");
  }

  /** What was read may only have been in the system's cache. */
  private void syncLast() throws IOException {
    if (last != null) {
      try (FileChannel file =
          folder.open(SegmentName.lines(last.first()), StandardOpenOption.WRITE)) {
        folder.force(file);
      }
    }
    folder.forceFolder();
  }
}
