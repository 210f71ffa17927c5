package dev.parley.tui.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that were read through, next to each other. */
final class CheckedLogTest {
  private static final int SEGMENT = Limits.SEGMENT_ENTRIES;

  @TempDir private Path temp;
  private final List<String> said = new ArrayList<>();

  @Test
  void logsOfWholeSegmentsThatAreTheSameAreSaidToBe() throws IOException {
    assertEquals("are the same up to #" + SEGMENT, compare(SEGMENT, 0, SEGMENT, 0));
  }

  @Test
  void aLogThatIsBehindIsTheSameAsFarAsItGoes() throws IOException {
    assertEquals("are the same up to #" + (SEGMENT + 7), compare(SEGMENT + 9, 0, SEGMENT + 7, 0));
    assertEquals("are the same up to #0", compare(0, 0, 3, 0));
  }

  @Test
  void theFirstEntryThatDiffersIsFoundWhereverItIs() throws IOException {
    int length = 2 * SEGMENT + 5;
    for (int first : new int[] {1, 2, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 2 * SEGMENT + 1, length}) {
      assertEquals("DIFFER from #" + first + " on", compare(length, 0, length, first));
    }
    assertEquals("DIFFER from #3 on", compare(4, 0, 2 * SEGMENT, 3));
  }

  @Test
  void aFileThatIsGoneMeanwhileIsNotTakenForTheSame() throws IOException {
    CheckedLog one = log("one", 5, 0);
    CheckedLog other = log("other", 5, 0);
    Files.delete(segment("other", 1));
    assertThrows(IOException.class, () -> one.saysSame(other, said::add));
  }

  @Test
  void tenMillionEntriesTakeLessMemoryThanOneSegment() {
    Entry entry = entry(1, "text", 0);
    CheckedLog log = new CheckedLog(temp);
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < 10_000_000; i++) {
      log.add(entry);
    }
    long taken = memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(taken < SEGMENT * (long) Integer.BYTES, taken + " bytes");
  }

  /** Two logs of those lengths, each other than usual from an entry on; 0: nowhere. */
  private String compare(int length, int otherFrom, int secondLength, int secondOtherFrom)
      throws IOException {
    said.clear();
    CheckedLog one = log("one", length, otherFrom);
    CheckedLog second = log("second", secondLength, secondOtherFrom);
    boolean same = one.saysSame(second, said::add);
    String text = said.get(0);
    assertEquals(same, text.contains(" are the same "), text);
    return text.substring((temp.resolve("one") + " and " + temp.resolve("second") + " ").length());
  }

  private CheckedLog log(String name, int length, int otherFrom) throws IOException {
    Files.createDirectories(temp.resolve(name).resolve("log"));
    CheckedLog log = new CheckedLog(temp.resolve(name));
    int crc = 0;
    for (int first = 1; first <= length; first += SEGMENT) {
      try (OutputStream out = Files.newOutputStream(segment(name, first))) {
        StringBuilder lines = new StringBuilder();
        for (int seqNo = first; seqNo < first + SEGMENT && seqNo <= length; seqNo++) {
          boolean isOther = otherFrom > 0 && seqNo >= otherFrom;
          Entry entry = entry(seqNo, isOther ? "other" : "text", crc);
          crc = entry.crc();
          log.add(entry);
          lines.append(new String(entry.line(), US_ASCII)).append('\n');
        }
        out.write(lines.toString().getBytes(US_ASCII));
      }
    }
    return log;
  }

  private Path segment(String name, int first) {
    return temp.resolve(name).resolve("log").resolve(String.format("%020d.ndjson", first));
  }

  private static Entry entry(int seqNo, String text, int previous) {
    MessageId id = new MessageId("0123456789abcdef", seqNo);
    return EntryFormat.make(
        seqNo, 1, new EntryBody.Chat(1, id, "general", seqNo, 1000, text), previous);
  }
}
