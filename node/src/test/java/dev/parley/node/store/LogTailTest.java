package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import org.junit.jupiter.api.Test;

class LogTailTest {
  private static final LogPosition START =
      new LogPosition(0, 0, EntryFormat.genesis(Samples.GROUP));

  /** Of the same length each. */
  private static final int LINE = Samples.after(START, 1, "text").line().length;

  private final LogTail tail = new LogTail(START, 4 * LINE);

  @Test
  void whatIsNotOnDiskIsKept() {
    fill(9);
    tail.committed(9);
    assertEquals(1, tail.from());
  }

  @Test
  void ofWhatIsCommittedTheNewestIsKept() {
    fill(9);
    tail.synced(0, 9);
    tail.committed(9);
    assertEquals(6, tail.from());
  }

  @Test
  void ofWhatIsNotCommittedMoreIsKept() {
    fill(9);
    tail.synced(0, 9);
    tail.committed(3);
    assertEquals(4, tail.from());
  }

  @Test
  void evenWhatIsNotCommittedHasABound() {
    LogTail small = new LogTail(START, LINE / 8);
    small.append(Samples.after(START, 1, "text"));
    small.append(Samples.after(small.end(), 1, "text"));
    small.synced(0, 2);
    small.append(Samples.after(small.end(), 1, "text"));
    assertEquals(3, small.from());
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      Entry entry = Samples.after(tail.end(), 1, "text");
      assertEquals(LINE, entry.line().length);
      tail.append(entry);
    }
  }
}
