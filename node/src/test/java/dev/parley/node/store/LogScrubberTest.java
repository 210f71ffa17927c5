package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A byte that changes under a running peer is found, and the first bad entry named. */
final class LogScrubberTest {
  private static final int ENTRIES = Limits.SEGMENT_ENTRIES + 2000;

  @TempDir Path data;
  private final Told told = new Told();
  private Store store;
  private SegmentedLog log;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(new SystemDisk(), data, false, 64 * 1024);
    store.start(told);
    Samples.append(store.log(), ENTRIES);
    told.await("synced 0 " + ENTRIES);
    store.committed(ENTRIES);
    log = (SegmentedLog) store.log();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LogCheck check(Disk disk) {
    return new LogCheck(new Segments(new Folder(disk, data.resolve("log"), false)), log);
  }

  private LogCheck check() {
    return check(new SystemDisk());
  }

  private LogScrubber scrubber() {
    return new LogScrubber(check(), log, told);
  }

  /** One round of steps; what it found. */
  private Damage round() {
    return round(scrubber());
  }

  private Damage round(LogScrubber scrubber) {
    Damage damage;
    int steps = 0;
    do {
      damage = scrubber.step();
      steps++;
    } while (damage == null && !scrubber.isBetweenRounds());
    long bytes = 0;
    for (long first : List.of(1L, Limits.SEGMENT_ENTRIES + 1L)) {
      bytes += Samples.segment(data, first).toFile().length();
    }
    assertTrue(steps <= bytes / LogScrubber.CHUNK_BYTES + 3, steps + " steps");
    return damage;
  }

  /** Where that entry's line begins in its file. */
  private int offset(long seqNo) throws IOException {
    byte[] bytes = Files.readAllBytes(Samples.segment(data, SegmentName.first(seqNo)));
    long line = SegmentName.first(seqNo);
    int at = 0;
    while (line < seqNo) {
      line += bytes[at++] == '\n' ? 1 : 0;
    }
    return at;
  }

  private void flip(long seqNo, int byteOfLine) throws IOException {
    Samples.flip(Samples.segment(data, SegmentName.first(seqNo)), offset(seqNo) + byteOfLine);
  }

  @Test
  void nothingIsFoundInASoundLog() {
    assertNull(round());
  }

  @Test
  void anyByteOfAnyLineIsFound() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      long seqNo = 1 + random.nextInt(ENTRIES);
      int at = random.nextInt(log.entry(seqNo).line().length + 1);
      flip(seqNo, at);
      Damage damage = round();
      assertEquals(seqNo, damage.seqNo(), "byte " + at);
      assertEquals(log.genesisCrc(), seqNo == 1 ? damage.prevCrc() : log.genesisCrc());
      flip(seqNo, at);
    }
  }

  @Test
  void whatIsShownIsCheckedAgainstTheChain() throws Exception {
    String text = new String(log.entry(500).line(), StandardCharsets.UTF_8);
    flip(500, text.indexOf("text 500") + 7);
    var bad = assertThrows(UnreadableException.class, () -> log.read(400, 600, 1 << 20));
    assertEquals(500, bad.seqNo());
    assertThrows(UnreadableException.class, () -> log.entry(500));
    assertThrows(UnreadableException.class, () -> log.position(500));
    assertThrows(UnreadableException.class, () -> log.forEach(500, 500, e -> {}));
    assertEquals(499, log.entry(499).seqNo());
    assertEquals(500, store.damageNear(bad.seqNo()).seqNo());
    assertTrue(
        new String(store.damageNear(500).line(), StandardCharsets.UTF_8).contains("text 501"));
  }

  @Test
  void aChangedChecksumIsNotTakenForItsSuccessorsFault() throws Exception {
    long seqNo = Limits.SEGMENT_ENTRIES;
    Entry entry = log.entry(seqNo);
    flip(seqNo, entry.line().length - 5);
    assertThrows(UnreadableException.class, () -> log.entry(seqNo + 1));
    assertEquals(seqNo, store.damageNear(seqNo + 1).seqNo());
  }

  @Test
  void aRangeIsCheckedToItsEnd() throws Exception {
    assertEquals(801, check().checkRange(650, 800).next());
    assertEquals(801, check().checkRange(1, 800).next());
    flip(700, 30);
    assertEquals(700, check().checkRange(650, 800).damage().seqNo());
    assertEquals(700, scrubber().look(650, 800).seqNo());
    assertNull(scrubber().look(650, 699));
    assertNull(scrubber().look(701, 800));
  }

  @Test
  void whatIsServedStraightFromTheFileIsCheckedNext() throws Exception {
    flip(700, 30);
    assertFalse(told.lines().stream().anyMatch(line -> line.startsWith("damage")));
    log.block(650, 800, 1 << 20);
    told.awaitStart("damage 700 its checksum does not fit");
  }

  @Test
  void oneBadReadIsNotBelieved() {
    FaultyDisk disk = new FaultyDisk();
    LogScrubber scrubber = new LogScrubber(check(disk), log, told);
    assertNull(round(scrubber));

    disk.readsBadly(1);
    assertNull(scrubber.step());
    assertTrue(disk.readsWell() && scrubber.isBetweenRounds());

    disk.readsBadly(1);
    assertNull(scrubber.look(650, 800));
    assertTrue(disk.readsWell());
    assertNull(round(scrubber));
    disk.readsBadly(2);
    assertEquals(1, scrubber.step().seqNo());
  }

  @Test
  void aMissingSegmentIsFound() throws Exception {
    Files.delete(Samples.segment(data, 1));
    assertEquals(1, round().seqNo());
  }

  @Test
  void aLogThatWasGivenUpIsSetAsideByTheNextStart() throws Exception {
    Identity before = store.identity();
    store.giveUpLog("entry #700 on this disk is not what was written\n  here: x");
    store.close();
    store = Store.open(data, Samples.options(false));
    assertEquals(
        List.of(
            "damage: entry #700 on this disk is not what was written; the log is set aside as "
                + data.resolve("log.damaged-1")
                + ", and this peer starts as a new replica"),
        store.recoveryReport());
    assertNotEquals(before.storageId(), store.identity().storageId());
    assertEquals(before.groupId(), store.identity().groupId());
    assertEquals(0, store.log().end().seqNo());
    assertTrue(Files.readString(data.resolve("log.damaged-1/damage.txt")).contains("here: x"));
    store.close();
    store = Store.open(data, Samples.options(false));
    assertEquals(List.of(), store.recoveryReport());
  }
}
