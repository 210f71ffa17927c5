package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/protocol.md section 3, "Recovery". */
class RecoveryTest {
  private static final int SYNCED = 3;

  @TempDir Path temp;
  private Path sound;
  private Path data;
  private Identity identity;
  private LogPosition end;

  /** A log of which all is synced and marked, and a message in the outbox. */
  @BeforeEach
  void makeSoundLog() throws Exception {
    sound = temp.resolve("sound");
    data = temp.resolve("data");
    try (Store store = Samples.open(new SystemDisk(), sound, false, 1 << 20)) {
      store.start(new Told());
      store.storeHardState(new HardState(5, null));
      Samples.append(store.log(), SYNCED);
      store.storeOutbox(Samples.chat(store.restored().outbox().origin(), 1, "waits"));
      identity = store.identity();
      end = store.log().end();
    }
  }

  private Store open() throws StoreException {
    return Store.open(data, Samples.options(false));
  }

  private static byte[] lines(Entry... entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      bytes.writeBytes(entry.line());
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void aTailTornAtAnyByteIsCutAndReported() throws Exception {
    byte[] synced = Files.readAllBytes(Samples.segment(sound, 1));
    Entry fourth = Samples.after(end, 1, "four");
    Entry fifth = Samples.after(fourth.position(), 1, "five");
    byte[] tail = lines(fourth, fifth);
    int firstLine = fourth.line().length + 1;
    for (int length = 0; length <= tail.length; length++) {
      Samples.copy(sound, data);
      Files.write(Samples.segment(data, 1), concat(synced, Arrays.copyOf(tail, length)));
      int whole = length == tail.length ? 2 : length >= firstLine ? 1 : 0;
      boolean isTorn = length != 0 && length != firstLine && length != tail.length;

      try (Store store = open()) {
        assertEquals(SYNCED + whole, store.log().end().seqNo(), "cut at byte " + length);
        assertEquals(isTorn, !store.recoveryReport().isEmpty(), "cut at byte " + length);
        assertEquals(identity, store.identity());
      }
      byte[] kept = whole == 2 ? tail : Arrays.copyOf(tail, whole * firstLine);
      assertTrue(Arrays.equals(concat(synced, kept), Files.readAllBytes(Samples.segment(data, 1))));
    }
  }

  @Test
  void aFlippedByteAboveTheMarkIsCutOff() throws Exception {
    byte[] synced = Files.readAllBytes(Samples.segment(sound, 1));
    byte[] tail = lines(Samples.after(end, 1, "four"));
    for (int at = 0; at < tail.length; at++) {
      Samples.copy(sound, data);
      Files.write(Samples.segment(data, 1), concat(synced, tail));
      Samples.flip(Samples.segment(data, 1), synced.length + at);
      try (Store store = open()) {
        assertEquals(end, store.log().end(), "byte " + at);
        assertEquals(1, store.recoveryReport().size());
        assertEquals(identity, store.identity());
      }
    }
  }

  @Test
  void aFlippedByteAtOrBelowTheMarkIsDamage() throws Exception {
    long size = Files.size(Samples.segment(sound, 1));
    for (long at = 0; at < size; at += 7) {
      Samples.copy(sound, data);
      Samples.flip(Samples.segment(data, 1), at);
      assertDamage("byte " + at);
    }
  }

  @Test
  void aLogThatEndsBelowTheMarkIsDamage() throws Exception {
    byte[] synced = Files.readAllBytes(Samples.segment(sound, 1));
    for (int length = 0; length < synced.length; length += 31) {
      Samples.copy(sound, data);
      Files.write(Samples.segment(data, 1), Arrays.copyOf(synced, length));
      assertDamage("length " + length);
    }
    Samples.copy(sound, data);
    Files.delete(Samples.segment(data, 1));
    assertDamage("no segment");
  }

  @Test
  void anotherEntryInPlaceOfTheMarkedOneIsDamage() throws Exception {
    Samples.copy(sound, data);
    try (Store store = open()) {
      Entry second = store.log().entry(2);
      Entry other = Samples.after(second.position(), 2, "another");
      Files.write(
          Samples.segment(data, 1), lines(store.log().entry(1), store.log().entry(2), other));
    }
    assertDamage("another third entry");
  }

  private void assertDamage(String what) throws Exception {
    try (Store store = open()) {
      assertEquals(0, store.log().end().seqNo(), what);
      assertNotEquals(identity.storageId(), store.identity().storageId(), what);
      assertEquals(identity.groupId(), store.identity().groupId(), what);
      assertEquals(HardState.INITIAL, store.restored().hardState(), what);
      assertEquals("waits", store.restored().outbox().unreleased().get(0).payload(), what);
      assertEquals(1, store.recoveryReport().size(), what);
      assertTrue(Files.exists(data.resolve("log.damaged-1")), what);
    }
    try (Store again = open()) {
      assertEquals(0, again.recoveryReport().size(), what);
    }
  }

  @Test
  void aMissingTermFileIsDamage() throws Exception {
    Samples.copy(sound, data);
    Files.delete(data.resolve("term.json"));
    assertDamage("no term.json");
  }

  @Test
  void anUnreadableTermFileIsDamage() throws Exception {
    long size = Files.size(sound.resolve("term.json"));
    for (long at = 0; at < size; at += 5) {
      Samples.copy(sound, data);
      Samples.flip(data.resolve("term.json"), at);
      assertDamage("byte " + at);
    }
  }

  @Test
  void aNewReplicaKnowsWhereTheOthersWere() throws Exception {
    List<Member> members = List.of(member(1), member(2), member(3));
    try (Store store = Samples.open(new SystemDisk(), data, false, 0)) {
      store.start(new Told());
      EntryBody joined = new EntryBody.Members("n3 joins", members);
      store.log().append(EntryFormat.make(1, 1, joined, store.log().end().crc()));
      Samples.append(store.log(), 3);
      assertEquals(List.of(), store.formerAddresses());
    }
    Path other = data.resolveSibling("without-identity");
    Samples.copy(data, other);
    Files.delete(other.resolve("id.json"));
    for (int start = 1; start <= 2; start++) {
      try (Store store = Samples.open(new SystemDisk(), other, false, 0)) {
        assertEquals(List.of("host:6002", "host:6003"), store.formerAddresses(), "start " + start);
      }
      Files.delete(other.resolve("id.json"));
    }
    Samples.flip(Samples.segment(data, 1), Files.size(Samples.segment(data, 1)) - 5);
    try (Store store = open()) {
      assertEquals(List.of("host:6002", "host:6003"), store.formerAddresses());
    }
  }

  private static Member member(int id) {
    String storage = "0b9f3b52-1111-4222-8333-44445555000" + id;
    return new Member(new PeerInfo(id, "n" + id, "host:600" + id, Mode.BOOTSTRAP, storage), true);
  }

  @Test
  void aMissingMarkIsDamage() throws Exception {
    Samples.copy(sound, data);
    Files.delete(data.resolve("log/mark"));
    assertDamage("no mark");
  }

  @Test
  void oneSlotOfTheMarkIsEnoughAndNoneIsDamage() throws Exception {
    for (int slot : new int[] {0, 4096}) {
      Samples.copy(sound, data);
      Samples.flip(data.resolve("log/mark"), slot + 3);
      try (Store store = open()) {
        assertEquals(end, store.log().end());
        assertEquals(identity, store.identity());
      }
    }
    Samples.copy(sound, data);
    Samples.flip(data.resolve("log/mark"), 3);
    Samples.flip(data.resolve("log/mark"), 4096 + 3);
    assertDamage("both slots");
  }

  @Test
  void aLogWithoutAnIdentityIsSetAside() throws Exception {
    Samples.copy(sound, data);
    Files.delete(data.resolve("id.json"));
    try (Store store = open()) {
      assertEquals(0, store.log().end().seqNo());
      assertNotEquals(identity.storageId(), store.identity().storageId());
      assertEquals(1, store.recoveryReport().size());
      assertEquals("waits", store.restored().outbox().unreleased().get(0).payload());
    }
    assertTrue(Files.exists(data.resolve("log.damaged-1")));
  }

  @Test
  void whatIsHeldForOthersDoesNotOutliveTheirGroup() throws Exception {
    Samples.copy(sound, data);
    try (Store store = open()) {
      store.start(new Told());
      store.storeHeld(Samples.chat(Samples.ORIGIN, 9, "of another"));
    }
    byte[] held = Files.readAllBytes(data.resolve("held.ndjson"));
    assertTrue(held.length > 0);
    Files.delete(data.resolve("id.json"));
    Path aside = data.resolve("held.ndjson.damaged-1");
    try (Store store = open()) {
      assertEquals(List.of(), store.restored().held());
      assertEquals(
          "the messages held for others belong to a group that is not known any more;"
              + " they are set aside as "
              + aside,
          store.recoveryReport().get(1));
      assertEquals("waits", store.restored().outbox().unreleased().get(0).payload());
    }
    assertArrayEquals(held, Files.readAllBytes(aside));
    try (Store store = open()) {
      assertEquals(List.of(), store.recoveryReport());
    }
    assertFalse(Files.exists(data.resolve("held.ndjson.damaged-2")));
  }

  /** The process may have ended between the new identity and the rest. */
  @Test
  void whatIsHeldWithoutAGroupIsSetAside() throws Exception {
    Store.open(data, Samples.options(false)).close();
    try (Store store = open()) {
      store.start(new Told());
      store.storeHeld(Samples.chat(Samples.ORIGIN, 9, "of another"));
    }
    try (Store store = open()) {
      assertEquals(List.of(), store.restored().held());
      assertEquals(1, store.recoveryReport().size());
    }
  }

  @Test
  void eachDamageIsSetAsideUnderItsOwnName() throws Exception {
    Samples.copy(sound, data);
    Files.delete(data.resolve("log/mark"));
    open().close();
    Files.delete(data.resolve("term.json"));
    open().close();
    assertTrue(Files.exists(data.resolve("log.damaged-1")));
    assertTrue(Files.exists(data.resolve("log.damaged-2")));
  }

  @Test
  void theLogIsSyncedBeforeAnythingIsSaidOfIt() throws Exception {
    Samples.copy(sound, data);
    FaultyDisk disk = new FaultyDisk();
    try (Store store = Store.open(disk, data, Samples.options(true), 0)) {
      assertEquals(end, store.log().end());
      assertTrue(disk.steps().contains("force " + SegmentName.lines(1)));
    }
  }

  @Test
  void whatWasBegunAndNotFinishedIsDeleted() throws Exception {
    Samples.copy(sound, data);
    Path rest = data.resolve("log").resolve(SegmentName.lines(1) + ".new");
    Files.writeString(rest, "half");
    open().close();
    assertFalse(Files.exists(rest));
  }
}
