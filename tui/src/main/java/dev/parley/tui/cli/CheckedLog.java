package dev.parley.tui.cli;

import dev.parley.node.store.LogVerifier;
import dev.parley.protocol.log.Entry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** A log that was read through, reduced to its chain values: equal there is equal up to there. */
final class CheckedLog {
  private final Path data;
  private int[] chain = new int[1024];
  private int size;
  private LogVerifier.Verdict verdict;

  CheckedLog(Path data) {
    this.data = data;
  }

  void add(Entry entry) {
    if (size == chain.length) {
      chain = Arrays.copyOf(chain, 2 * size);
    }
    chain[size++] = entry.crc();
  }

  void finish(LogVerifier.Verdict result) {
    verdict = result;
  }

  String verdict() {
    String read = data + ": " + size + " entries, crc " + crc(size);
    return verdict.isSound()
        ? read + ", sound"
        : read + ", then #" + verdict.badSeq() + " is bad: " + verdict.problem();
  }

  /** Compares with another log; says the verdict. */
  boolean saysSame(CheckedLog other, Consumer<String> say) {
    int common = Math.min(size, other.size);
    int differs = Arrays.mismatch(chain, 0, common, other.chain, 0, common);
    if (differs >= 0) {
      say.accept(data + " and " + other.data + " DIFFER from #" + (differs + 1) + " on");
      return false;
    }
    say.accept(data + " and " + other.data + " are the same up to #" + common);
    return true;
  }

  private String crc(int count) {
    return count == 0 ? "-" : String.format("%08x", chain[count - 1]);
  }
}
