package dev.parley.tui.cli;

import dev.parley.node.store.LogVerifier;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A log that was read through, reduced to its chain values at the ends of its segments: equal there
 * is equal up to there. What lies between is read again where it is asked for, so that a long log
 * takes hardly more memory than a short one.
 */
final class CheckedLog {
  private final Path data;
  private int[] ends = new int[64];
  private long size;
  private int crc;
  private LogVerifier.Verdict verdict;

  CheckedLog(Path data) {
    this.data = data;
  }

  void add(Entry entry) {
    size++;
    crc = entry.crc();
    if (size % Limits.SEGMENT_ENTRIES == 0) {
      int segment = (int) (size / Limits.SEGMENT_ENTRIES) - 1;
      if (segment == ends.length) {
        ends = Arrays.copyOf(ends, 2 * segment);
      }
      ends[segment] = crc;
    }
  }

  void finish(LogVerifier.Verdict result) {
    verdict = result;
  }

  String verdict() {
    String read =
        data + ": " + size + " entries, crc " + (size == 0 ? "-" : String.format("%08x", crc));
    return verdict.isSound()
        ? read + ", sound"
        : read + ", then #" + verdict.badSeq() + " is bad: " + verdict.problem();
  }

  /** Compares with another log; says the verdict. */
  boolean saysSame(CheckedLog other, Consumer<String> say) throws IOException {
    long common = Math.min(size, other.size);
    long differs = firstDifference(other, common);
    if (differs > 0) {
      say.accept(data + " and " + other.data + " DIFFER from #" + differs + " on");
      return false;
    }
    say.accept(data + " and " + other.data + " are the same up to #" + common);
    return true;
  }

  /** 0: there is none up to {@code common}. */
  private long firstDifference(CheckedLog other, long common) throws IOException {
    int whole = (int) (common / Limits.SEGMENT_ENTRIES);
    int segment = Arrays.mismatch(ends, 0, whole, other.ends, 0, whole);
    long before = (segment < 0 ? whole : segment) * (long) Limits.SEGMENT_ENTRIES;
    int count = (int) Math.min(Limits.SEGMENT_ENTRIES, common - before);
    if (count == 0) {
      return 0;
    }
    int at =
        Arrays.mismatch(
            LogVerifier.chain(data, before + 1, count),
            LogVerifier.chain(other.data, before + 1, count));
    return at < 0 ? 0 : before + at + 1;
  }
}
