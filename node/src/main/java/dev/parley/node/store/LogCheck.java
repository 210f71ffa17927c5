package dev.parley.node.store;

import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Damage;
import java.io.IOException;

/**
 * Follows the chain of checksums through lines as they are on the disk, without reading what they
 * say. Only for entries that are on disk and committed, which nobody cuts. Safe for any thread.
 */
final class LogCheck {
  private final Segments segments;
  private final SegmentedLog log;

  LogCheck(Segments segments, SegmentedLog log) {
    this.segments = segments;
    this.log = log;
  }

  /**
   * What became of a check.
   *
   * @param next the first entry that was not checked
   * @param crc the chain value before it
   * @param damage null: all is well
   */
  record Checked(long next, int crc, Damage damage) {}

  /**
   * Checks the entries from {@code from} on, within one segment, at least one and about {@code
   * maxBytes}.
   *
   * @param prevCrc the chain value before {@code from}
   */
  Checked check(long from, long upTo, int prevCrc, long maxBytes) {
    long last = Math.min(upTo, SegmentName.last(SegmentName.first(from)));
    long seqNo = from;
    int crc = prevCrc;
    try {
      LineScanner lines = segments.holding(from).lines(from);
      long begin = lines.offset();
      while (seqNo <= last && (seqNo == from || lines.offset() - begin < maxBytes)) {
        byte[] line = lines.next();
        String problem = line == null ? missing(lines) : problem(seqNo, line, crc);
        if (problem != null) {
          return new Checked(seqNo, crc, new Damage(seqNo, crc, line, problem));
        }
        crc = Crc.sealed(line);
        seqNo++;
      }
      return new Checked(seqNo, crc, null);
    } catch (IOException e) {
      return new Checked(
          seqNo, crc, new Damage(seqNo, crc, null, "it cannot be read: " + e.getMessage()));
    }
  }

  private static String missing(LineScanner lines) {
    return lines.problem() == null ? "it is missing" : lines.problem();
  }

  private String problem(long seqNo, byte[] line, int prevCrc) {
    try {
      if (Crc.sealed(line) != Crc.chain(prevCrc, line)) {
        return "its checksum does not fit";
      }
      Integer known = log.crcInMemory(seqNo);
      return known != null && known != Crc.sealed(line) ? "it is another entry" : null;
    } catch (IllegalArgumentException e) {
      return "it does not end with a checksum";
    }
  }

  /** Checks entries of which the one before, too, is only on disk. */
  Checked checkRange(long from, long upTo) {
    Integer prevCrc = crcOnDisk(from - 1);
    return prevCrc == null
        ? new Checked(from, 0, new Damage(from - 1, 0, null, "it cannot be read"))
        : check(from, upTo, prevCrc, Long.MAX_VALUE);
  }

  /**
   * The first bad entry near one that somebody could not read: in its segment, or the one before;
   * null if all is well there.
   */
  Damage near(long seqNo) {
    long upTo = log.finalOnDisk();
    long first = SegmentName.first(Math.max(1, SegmentName.first(seqNo) - 1));
    Damage damage = null;
    while (first <= Math.min(seqNo, upTo) && damage == null) {
      damage = checkRange(first, upTo).damage();
      first = SegmentName.last(first) + 1;
    }
    return damage;
  }

  /** The chain value that an entry's line bears; null if it cannot be read. */
  private Integer crcOnDisk(long seqNo) {
    if (seqNo == 0) {
      return log.genesisCrc();
    }
    try {
      byte[] line = segments.holding(seqNo).lines(seqNo).next();
      return line == null ? null : Integer.valueOf(Crc.sealed(line));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }
}
