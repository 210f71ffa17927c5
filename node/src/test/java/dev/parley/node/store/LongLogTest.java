package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Limits;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of 100,000 entries in seven segments. */
class LongLogTest {
  private static final int ENTRIES = 100_000;
  private static final long LAST_SEGMENT = 6L * Limits.SEGMENT_ENTRIES + 1;

  @TempDir static Path made;
  @TempDir Path temp;

  @BeforeAll
  static void make() throws Exception {
    Told told = new Told();
    try (Store store = Samples.open(new SystemDisk(), made, false, 1 << 16)) {
      store.start(told);
      for (int i = 1; i <= ENTRIES; i++) {
        Samples.append(store.log(), 1);
        if (i % Limits.SEGMENT_ENTRIES == 0) {
          store.committed(i);
          store.checkpoint(Samples.stateAt(store.log().end()));
        }
      }
      told.await("synced 0 " + ENTRIES);
    }
  }

  private Store open(Disk disk, Path data) throws StoreException {
    return Store.open(disk, data, Samples.options(false), 1 << 16);
  }

  @Test
  void aStartReadsTheLastSegmentAndNotTheHistory() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (Store store = open(disk, Samples.copy(made, temp.resolve("data")))) {
      assertEquals(ENTRIES, store.log().end().seqNo());
      assertEquals(LAST_SEGMENT - 1, store.restored().checkpoint().at().seqNo());
      assertEquals(LAST_SEGMENT - 1, store.restored().committedSeq());
    }
    long lastSegment = Files.size(Samples.segment(made, LAST_SEGMENT));
    assertTrue(disk.bytesRead.get() < lastSegment + 32 * 1024, () -> disk.bytesRead + " bytes");
  }

  @Test
  void withoutACheckpointItGoesBackToTheOneBefore() throws Exception {
    Path data = Samples.copy(made, temp.resolve("data"));
    long missing = LAST_SEGMENT - Limits.SEGMENT_ENTRIES;
    Files.delete(data.resolve("log").resolve(SegmentName.checkpoint(missing)));
    try (Store store = open(new SystemDisk(), data)) {
      assertEquals(missing - 1, store.restored().checkpoint().at().seqNo());
      assertEquals(ENTRIES, store.log().end().seqNo());
    }
    Path flipped =
        data.resolve("log").resolve(SegmentName.checkpoint(missing - Limits.SEGMENT_ENTRIES));
    Samples.flip(flipped, 10);
    try (Store store = open(new SystemDisk(), data)) {
      assertEquals(
          missing - 1 - Limits.SEGMENT_ENTRIES, store.restored().checkpoint().at().seqNo());
      assertEquals(List.of(), store.recoveryReport());
    }
  }

  @Test
  void whoeverReadsTheLogGoesOnFromACheckpoint() throws Exception {
    Path data = Samples.copy(made, temp.resolve("data"));
    long second = 1 + Limits.SEGMENT_ENTRIES;
    try (Store store = open(new SystemDisk(), data)) {
      assertNull(store.reader().checkpoint(second - 2));
      assertEquals(second - 1, store.reader().checkpoint(second - 1).at().seqNo());
      assertEquals(second - 1, store.reader().checkpoint(second).at().seqNo());
      assertEquals(LAST_SEGMENT - 1, store.reader().checkpoint(ENTRIES).at().seqNo());
    }
    Samples.flip(data.resolve("log").resolve(SegmentName.checkpoint(second)), 10);
    try (Store store = open(new SystemDisk(), data)) {
      long third = second + Limits.SEGMENT_ENTRIES;
      assertEquals(second - 1, store.reader().checkpoint(third).at().seqNo());
    }
  }

  @Test
  void anyEntryIsFoundThroughTheIndex() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(3);
    try (Store store = open(disk, made)) {
      store.log().entry(1);
      for (int i = 0; i < 200; i++) {
        long seqNo = 1 + random.nextInt(ENTRIES);
        assertEquals(seqNo, store.log().entry(seqNo).seqNo());
        assertEquals(seqNo, store.log().position(seqNo).seqNo());
      }
      long before = disk.bytesRead.get();
      store.log().entry(50);
      assertTrue(disk.bytesRead.get() - before < 32 * 1024);
    }
  }

  @Test
  void anIndexThatIsMissingOrWrongIsMadeAnew() throws Exception {
    Path data = Samples.copy(made, temp.resolve("data"));
    Path log = data.resolve("log");
    byte[] first = Files.readAllBytes(log.resolve(SegmentName.index(1)));
    Files.delete(log.resolve(SegmentName.index(1)));
    long second = 1 + Limits.SEGMENT_ENTRIES;
    Files.write(log.resolve(SegmentName.index(second)), new byte[] {1, 2, 3});
    long third = second + Limits.SEGMENT_ENTRIES;
    Samples.flip(log.resolve(SegmentName.index(third)), 100);
    try (Store store = open(new SystemDisk(), data)) {
      for (long seqNo : new long[] {77, second + 5000, third + 9999}) {
        assertEquals(seqNo, store.log().entry(seqNo).seqNo());
      }
    }
    assertEquals(
        ByteBuffer.wrap(first),
        ByteBuffer.wrap(Files.readAllBytes(log.resolve(SegmentName.index(1)))));
  }

  @Test
  void anInterruptedReaderSpoilsNothingForTheOthers() throws Exception {
    try (Store store = open(new SystemDisk(), made)) {
      assertEquals(20, store.log().entry(20).seqNo());
      Thread.currentThread().interrupt();
      UncheckedIOException e =
          assertThrows(UncheckedIOException.class, () -> store.log().entry(20));
      assertFalse(e.getMessage().contains("java."), e.getMessage());
      assertTrue(Thread.interrupted());
      assertEquals(20, store.log().entry(20).seqNo());
    }
  }

  @Test
  void aBlockIsARegionOfWholeLinesWithinOneSegment() throws Exception {
    Random random = new Random(5);
    try (Store store = open(new SystemDisk(), made)) {
      EntryLog log = store.log();
      for (int i = 0; i < 300; i++) {
        long from = 1 + random.nextInt(ENTRIES - 2000);
        long upTo = from + random.nextInt(2000);
        int maxBytes = 1 + random.nextInt(100_000);
        FileBlock block = assertInstanceOf(FileBlock.class, log.block(from, upTo, maxBytes));
        List<Entry> entries = block.entries();
        long last = from + block.count() - 1;

        assertEquals(block.count(), entries.size());
        assertEquals(from, entries.get(0).seqNo());
        assertTrue(last <= upTo && SegmentName.first(last) == SegmentName.first(from));
        assertTrue(block.count() == 1 || block.length() <= maxBytes);
        boolean couldTakeMore = last < upTo && last < SegmentName.last(SegmentName.first(from));
        assertFalse(couldTakeMore && block.length() + log.entry(last + 1).line().length < maxBytes);
        assertEquals(lines(entries), region(block));
      }
    }
  }

  private static String lines(List<Entry> entries) {
    StringBuilder lines = new StringBuilder();
    entries.forEach(
        entry -> lines.append(new String(entry.line(), StandardCharsets.UTF_8)).append('\n'));
    return lines.toString();
  }

  private static String region(FileBlock block) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate((int) block.length());
    while (bytes.hasRemaining()) {
      block.channel().read(bytes, block.offset() + bytes.position());
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Test
  void aWholeSegmentIsOneBlock() throws Exception {
    try (Store store = open(new SystemDisk(), made)) {
      EntryBlock block = store.log().block(1, ENTRIES, Integer.MAX_VALUE);
      assertEquals(Limits.SEGMENT_ENTRIES, block.count());
    }
  }

  @Test
  void aCutAcrossSegmentsLastsAndTheLogGoesOn() throws Exception {
    Path data = Samples.copy(made, temp.resolve("data"));
    long keep = LAST_SEGMENT - 1;
    Told told = new Told();
    LogPosition end;
    try (Store store = open(new SystemDisk(), data)) {
      store.start(told);
      store.log().cut(keep);
      told.await("synced 1 " + keep);
      assertFalse(Files.exists(Samples.segment(data, LAST_SEGMENT)));
      Samples.append(store.log(), 10, 2, " anew");
      told.await("synced 1 " + (keep + 10));
      end = store.log().end();
    }
    try (Store store = open(new SystemDisk(), data)) {
      assertEquals(end, store.log().end());
      assertEquals(2, store.log().entry(keep + 1).term());
    }
  }

  @Test
  void theVerifierReadsItAllAndFindsTheFirstBadEntry() throws Exception {
    Path data = Samples.copy(made, temp.resolve("data"));
    long[] count = new long[1];
    LogVerifier.Verdict sound = LogVerifier.verify(data, entry -> count[0]++);
    assertTrue(sound.isSound());
    assertEquals(ENTRIES, sound.end().seqNo());
    assertEquals(ENTRIES, count[0]);
    assertEquals(Samples.GROUP, sound.groupId());

    long second = 1 + Limits.SEGMENT_ENTRIES;
    Samples.flip(Samples.segment(data, second), 10);
    LogVerifier.Verdict flipped = LogVerifier.verify(data, entry -> {});
    assertEquals(second, flipped.badSeq());

    Files.delete(Samples.segment(data, second));
    assertEquals(second, LogVerifier.verify(data, entry -> {}).badSeq());
  }

  @Test
  void damageInAnOldSegmentDoesNotKeepThePeerFromStarting() throws Exception {
    Path data = Samples.copy(made, temp.resolve("data"));
    Samples.flip(Samples.segment(data, 1), 10);
    try (Store store = open(new SystemDisk(), data)) {
      assertEquals(ENTRIES, store.log().end().seqNo());
    }
  }
}
