package dev.parley.node.store;

import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the log in a data directory that no process uses, or only its sound part while one does:
 * every line, every number, the whole chain. Holds one line at a time.
 */
public final class LogVerifier {

  /**
   * What came of it.
   *
   * @param groupId null: the directory does not say
   * @param end the last entry before the first bad one
   * @param badSeq the first bad entry; 0: there is none
   * @param problem what is wrong with it; null: nothing
   */
  public record Verdict(String groupId, LogPosition end, long badSeq, String problem) {
    public boolean isSound() {
      return problem == null;
    }
  }

  private final Folder data;
  private final Folder log;
  private final Consumer<Entry> each;
  private final boolean ofAnyGroup;
  private LogPosition end;
  private String problem;

  private LogVerifier(Folder data, String log, boolean ofAnyGroup, Consumer<Entry> each) {
    this.data = data;
    this.ofAnyGroup = ofAnyGroup;
    this.log = data.folder(log);
    this.each = each;
  }

  /**
   * Reads the log of a data directory. Changes nothing.
   *
   * @param each gets the sound entries in order, up to the first bad one
   */
  public static Verdict verify(Path data, Consumer<Entry> each) throws IOException {
    return verify(new SystemDisk(), data, each);
  }

  static Verdict verify(Disk disk, Path data, Consumer<Entry> each) throws IOException {
    return new LogVerifier(new Folder(disk, data, false), SegmentName.LOG, false, each).verify();
  }

  /**
   * The chain values of entries of one segment, as their lines bear them: what they are worth is
   * for {@link #verify} to say.
   *
   * @param first the number of the segment's first entry
   * @param count how many, from that one on
   * @throws IOException also where there are not as many
   */
  public static int[] chain(Path data, long first, int count) throws IOException {
    Folder log = new Folder(new SystemDisk(), data, false).folder(SegmentName.LOG);
    int[] chain = new int[count];
    try (FileChannel file = log.open(SegmentName.lines(first), StandardOpenOption.READ)) {
      LineScanner lines = lines(log, file);
      for (int i = 0; i < count; i++) {
        byte[] line = lines.next();
        if (line == null) {
          throw new IOException("entry #" + (first + i) + " is not there any more");
        }
        chain[i] = Crc.sealed(line);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the segment of #" + first + " has changed: " + e.getMessage(), e);
    }
    return chain;
  }

  private static LineScanner lines(Folder log, FileChannel file) {
    return new LineScanner((into, at) -> log.disk().read(file, into, at), 0, LineScanner.LARGE);
  }

  /**
   * As {@link #verify}, of a log of that name in the data directory whose group is not known: its
   * first entry is taken as it is.
   */
  static void readOfAnyGroup(Folder data, String log, Consumer<Entry> each) throws IOException {
    new LogVerifier(data, log, true, each).verify();
  }

  private Verdict verify() throws IOException {
    Identity identity = IdentityFile.read(data);
    String groupId = identity == null ? null : identity.groupId();
    end = new LogPosition(0, 0, groupId == null ? 0 : EntryFormat.genesis(groupId));
    List<Long> firsts = Files.isDirectory(log.path()) ? SegmentName.firsts(log.list()) : List.of();
    if (groupId == null && !ofAnyGroup && !firsts.isEmpty()) {
      problem = "id.json does not say to which group the log belongs";
    }
    for (long first : firsts) {
      if (problem == null) {
        readSegment(first, first == firsts.get(firsts.size() - 1));
      }
    }
    return new Verdict(groupId, end, problem == null ? 0 : end.seqNo() + 1, problem);
  }

  private void readSegment(long first, boolean isLast) throws IOException {
    if (first != end.seqNo() + 1) {
      problem = "the segment " + SegmentName.lines(end.seqNo() + 1) + " is missing";
      return;
    }
    try (FileChannel file = log.open(SegmentName.lines(first), StandardOpenOption.READ)) {
      LineScanner lines = lines(log, file);
      for (byte[] line = lines.next(); line != null && take(line); ) {
        line = lines.next();
      }
      if (problem == null) {
        problem = lines.problem();
      }
    }
    long count = end.seqNo() - first + 1;
    if (problem == null
        && (count > Limits.SEGMENT_ENTRIES || (!isLast && count < Limits.SEGMENT_ENTRIES))) {
      problem = "the segment " + SegmentName.lines(first) + " holds " + count + " entries";
    }
  }

  private boolean take(byte[] line) {
    try {
      Entry entry = EntryFormat.read(line);
      if (entry.seqNo() != end.seqNo() + 1) {
        problem = "#" + entry.seqNo() + " is in its place";
      } else if (!follows(entry)) {
        problem = "its checksum does not fit";
      } else {
        end = entry.position();
        each.accept(entry);
      }
    } catch (IllegalArgumentException e) {
      problem = e.getMessage();
    }
    return problem == null;
  }

  private boolean follows(Entry entry) {
    return (ofAnyGroup && entry.seqNo() == 1) || EntryFormat.follows(entry, end.crc());
  }
}
