package dev.parley.node.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Restored;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path temp;
  private final Told told = new Told();

  private Path data() {
    return temp.resolve("data");
  }

  private Store open() throws StoreException {
    return Store.open(data(), Samples.options(true));
  }

  @Test
  void aNewDirectoryIsMadeForItsOwnerAlone() throws Exception {
    try (Store store = open()) {
      assertEquals(1, store.identity().nodeId());
      assertNull(store.identity().groupId());
      assertEquals(HardState.INITIAL, store.restored().hardState());
      assertEquals(16, store.restored().outbox().origin().length());
      assertEquals(1, store.restored().outbox().nextNumber());
      assertEquals(List.of(), store.recoveryReport());
    }
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data())));
  }

  @Test
  void whatWasStoredIsThereAgain() throws Exception {
    HardState promise = new HardState(3, new ReplicaId(2, "0b9f3b52-1111-4222-8333-444455556666"));
    Identity identity;
    LogPosition end;
    String origin;
    try (Store store = open()) {
      store.adoptGroup(Samples.GROUP);
      store.start(told);
      origin = store.restored().outbox().origin();
      store.storeHardState(promise);
      Samples.append(store.log(), 5);
      store.storeOutbox(Samples.chat(origin, 1, "one"));
      store.storeOutbox(Samples.chat(origin, 2, "two"));
      store.releaseOutbox(Samples.chat(origin, 1, "one").msgId());
      store.storeHeld(Samples.chat(Samples.ORIGIN, 1, "held"));
      store.storeHeld(Samples.chat(Samples.ORIGIN, 2, "held, too"));
      store.dropHeld(Samples.chat(Samples.ORIGIN, 1, "held").msgId());
      told.await("synced 0 5");
      store.committed(4);
      store.shown(3);
      store.reads(List.of(new ReadMark(2, "general", 3), new ReadMark(2, "dev", 1)));
      store.reads(List.of(new ReadMark(2, "general", 4), new ReadMark(1, "general", 2)));
      store.seen(new TreeMap<>(Map.of(2, 1_763_600_000_000L)));
      identity = store.identity();
      end = store.log().end();
    }
    try (Store store = open()) {
      Restored restored = store.restored();
      assertEquals(identity, store.identity());
      assertEquals(Samples.GROUP, restored.groupId());
      assertEquals(promise, restored.hardState());
      assertEquals(end, store.log().end());
      assertEquals(4, restored.committedSeq());
      assertEquals(4, store.reader().committedSeq());
      assertEquals(3, store.shown());
      assertEquals(
          List.of(
              new ReadMark(1, "general", 2),
              new ReadMark(2, "dev", 1),
              new ReadMark(2, "general", 4)),
          restored.reads());
      assertEquals(Map.of(2, 1_763_600_000_000L), store.seen());
      assertEquals(origin, restored.outbox().origin());
      assertEquals(3, restored.outbox().nextNumber());
      assertEquals(List.of(Samples.chat(origin, 2, "two")), restored.outbox().unreleased());
      assertEquals(List.of(Samples.chat(Samples.ORIGIN, 2, "held, too")), restored.held());
      assertEquals(List.of(), store.recoveryReport());
    }
  }

  @Test
  void whatWasShownIsNoMoreThanThereIs() throws Exception {
    try (Store store = open()) {
      store.adoptGroup(Samples.GROUP);
      store.start(told);
      Samples.append(store.log(), 5);
      told.await("synced 0 5");
      store.shown(25);
    }
    try (Store store = open()) {
      assertEquals(5, store.shown());
    }
  }

  /** A group of one that nobody had spoken in is given up for another one. */
  @Test
  void whatWasReadInAnotherGroupIsForgotten() throws Exception {
    try (Store store = open()) {
      store.adoptGroup(Samples.GROUP);
      store.start(told);
      store.reads(List.of(new ReadMark(2, "general", 3)));
      store.seen(new TreeMap<>(Map.of(2, 1_763_600_000_000L)));
      assertEquals(List.of(new ReadMark(2, "general", 3)), store.restored().reads());
      store.adoptGroup("00000000-0000-4000-8000-000000000077");
      assertEquals(List.of(), store.restored().reads());
      assertEquals(Map.of(), store.seen());
    }
  }

  @Test
  void aStateThatIsNotSoundIsNone() throws Exception {
    try (Store store = open()) {
      store.adoptGroup(Samples.GROUP);
      store.start(told);
      store.reads(List.of(new ReadMark(2, "general", 3)));
    }
    Path state = data().resolve("state.json");
    Files.writeString(state, Files.readString(state).replace("general", "generak"));
    try (Store store = open()) {
      assertEquals(List.of(), store.restored().reads());
    }
  }

  @Test
  void ofANewGroupNothingWasShown() throws Exception {
    LogPosition genesis = new LogPosition(0, 0, EntryFormat.genesis(Samples.GROUP));
    try (Store store = open()) {
      store.start(told);
      store.shown(25);
    }
    try (Store store = open()) {
      store.found(Samples.GROUP, Samples.after(genesis, 0, "founded"));
      assertEquals(0, store.shown());
    }
  }

  @Test
  void aFoundedGroupIsThereAtTheNextStart() throws Exception {
    LogPosition genesis = new LogPosition(0, 0, EntryFormat.genesis(Samples.GROUP));
    Entry first = Samples.after(genesis, 0, "founded");
    try (Store store = open()) {
      store.start(told);
      store.found(Samples.GROUP, first);
      assertEquals(first.position(), store.log().end());
      told.await("synced 0 1");
      Samples.append(store.log(), 1);
    }
    try (Store store = open()) {
      assertEquals(2, store.log().end().seqNo());
      assertEquals(genesis, store.restored().checkpoint().at());
      assertEquals(first, store.log().entry(1));
      assertEquals(Samples.GROUP, store.identity().groupId());
    }
  }

  @Test
  void aFoundingThatDidNotReachItsEndIsUndone() throws Exception {
    try (Store store = open()) {
      store.start(told);
    }
    LogPosition genesis = new LogPosition(0, 0, EntryFormat.genesis(Samples.GROUP));
    Files.write(Samples.segment(data(), 1), Samples.after(genesis, 0, "founded").line());

    try (Store store = open()) {
      assertEquals(0, store.log().end().seqNo());
      assertNull(store.identity().groupId());
    }
  }

  @Test
  void aPromiseIsOnDiskBeforeTheEntriesAfterIt() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (Store store = Samples.open(disk, data(), true, 1 << 20)) {
      Samples.append(store.log(), 1);
      store.storeHardState(new HardState(2, null));
      Samples.append(store.log(), 1, 2, "");
      store.start(told);
      told.await("synced 0 2");
    }
    assertEquals(List.of("promise 2", "synced 0 2"), told.lines());
    List<String> steps = disk.steps();
    int entries = steps.lastIndexOf("force " + SegmentName.lines(1));
    assertTrue(steps.lastIndexOf("move term.json.new term.json") < entries, steps::toString);
  }

  /** Else a crash before the cut would make what was to be cut final. */
  @Test
  void whatIsFinalInPlaceOfWhatTheDiskHasIsNotSaidOfIt() throws Exception {
    try (Store store = Samples.open(new SystemDisk(), data(), false, 1 << 20)) {
      SegmentedLog log = (SegmentedLog) store.log();
      Samples.append(log, 4);
      log.cut(2);
      Samples.append(log, 2, 2, "in its place");
      store.committed(4);
      assertEquals(0, log.committedOnDisk(0));
      assertEquals(4, log.committedOnDisk(1));
      store.start(told);
    }
  }

  @Test
  void manyEntriesShareOneSync() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (Store store = Samples.open(disk, data(), true, 1 << 20)) {
      Samples.append(store.log(), 500);
      store.start(told);
      told.await("synced 0 500");
    }
    long syncs = disk.steps().stream().filter(("force " + SegmentName.lines(1))::equals).count();
    assertEquals(1, syncs);
  }

  @Test
  void whatIsHeldForOthersIsSyncedOnceAndNobodyWaitsForIt() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (Store store = Samples.open(disk, data(), true, 1 << 20)) {
      for (int number = 1; number <= 100; number++) {
        store.storeHeld(Samples.chat("00000000000000bb", number, "held"));
        Samples.append(store.log(), 1);
      }
      store.start(told);
      told.await("synced 0 100");
    }
    List<String> steps = disk.steps();
    assertEquals(1, steps.stream().filter("force held.ndjson"::equals).count(), steps::toString);
    int entries = steps.lastIndexOf("force " + SegmentName.lines(1));
    assertTrue(entries < steps.indexOf("force held.ndjson"), steps::toString);
  }

  @Test
  void whatWasHeldAndDroppedIsClearedOut() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (Store store = Samples.open(disk, data(), true, 1 << 20)) {
      store.start(told);
      long before = rewritings(disk);
      for (int number = 1; number <= 2000; number++) {
        EntryBody.Chat chat = Samples.chat("00000000000000bb", number, "held");
        store.storeHeld(chat);
        store.dropHeld(chat.msgId());
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> rewritings(disk) > before);
    }
  }

  private static long rewritings(FaultyDisk disk) {
    return disk.steps().stream().filter("move held.ndjson.new held.ndjson"::equals).count();
  }

  @Test
  void whatIsHeldForOthersIsSyncedWithinASecondWhenNothingElseIsWritten() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (Store store = Samples.open(disk, data(), true, 1 << 20)) {
      store.start(told);
      store.storeHeld(Samples.chat("00000000000000bb", 1, "held"));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> disk.steps().contains("force held.ndjson"));
    }
  }

  @Test
  void aCutIsOnDiskAndToldInItsEpoch() throws Exception {
    try (Store store = Samples.open(new SystemDisk(), data(), true, 0)) {
      store.start(told);
      Samples.append(store.log(), 5);
      told.await("synced 0 5");
      store.log().cut(3);
      told.await("synced 1 3");
      Samples.append(store.log(), 1, 2, " anew");
      told.await("synced 1 4");
    }
    try (Store store = open()) {
      assertEquals(4, store.log().end().seqNo());
      assertEquals(2, store.log().entry(4).term());
      assertEquals(List.of(), store.recoveryReport());
    }
  }

  @Test
  void aDirectoryInUseIsRefused() throws Exception {
    try (Store store = open()) {
      assertEquals(1, store.identity().nodeId());
      StoreException refused = assertThrows(StoreException.class, this::open);
      assertEquals(StoreException.Kind.IN_USE, refused.kind());
    }
    open().close();
  }

  @Test
  void anotherPeersDirectoryIsRefused() throws Exception {
    open().close();

    StoreException refused =
        assertThrows(
            StoreException.class,
            () -> Store.open(data(), new StoreOptions(2, "home", true, new Random(1))));

    assertEquals(StoreException.Kind.WRONG_PEER, refused.kind());
    assertTrue(refused.getMessage().contains("belongs to peer 1"), refused.getMessage());
  }

  @Test
  void anotherGroupsDirectoryIsRefused() throws Exception {
    open().close();
    try (Store store = Store.open(data(), new StoreOptions(1, "oth", true, new Random(1)))) {
      store.adoptGroup(Samples.GROUP);
      store.start(told);
    }

    StoreException refused = assertThrows(StoreException.class, this::open);

    assertEquals(StoreException.Kind.WRONG_PEER, refused.kind());
    assertTrue(
        refused
            .getMessage()
            .endsWith("belongs to group oth, not to home; give --group oth or another --data"),
        refused.getMessage());
  }

  @Test
  void anIdentityWithoutAGroupNameTakesTheGivenOne() throws Exception {
    Identity older = new Identity(1, "0b9f3b52-1111-4222-8333-444455556666", Samples.GROUP, null);
    open().close();
    IdentityFile.write(new Folder(new SystemDisk(), data(), false), older);

    try (Store store = open()) {
      assertEquals(older, store.identity());
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
    Files.writeString(data(), "no directory");

    StoreException refused = assertThrows(StoreException.class, this::open);

    assertEquals(StoreException.Kind.UNUSABLE, refused.kind());
  }

  @Test
  void aRenewedOutboxReplacesTheOldOne() throws Exception {
    try (Store store = open()) {
      store.start(told);
      store.storeOutbox(Samples.chat(store.restored().outbox().origin(), 1, "old"));
      store.renewOutbox("00000000000000bb", List.of(Samples.chat("00000000000000bb", 1, "new")));
      told.await("outbox 1");
    }
    try (Store store = open()) {
      assertEquals("00000000000000bb", store.restored().outbox().origin());
      assertEquals(2, store.restored().outbox().nextNumber());
      assertEquals("new", store.restored().outbox().unreleased().get(0).payload());
      assertEquals(1, store.restored().outbox().unreleased().size());
    }
  }

  @Test
  void everyNewDirectoryHasItsOwnStorageId() throws Exception {
    Random random = new Random(1);
    String one;
    try (Store store = Store.open(temp.resolve("a"), new StoreOptions(1, "home", true, random))) {
      one = store.identity().storageId();
    }
    try (Store store = Store.open(temp.resolve("b"), new StoreOptions(1, "home", true, random))) {
      assertNotEquals(one, store.identity().storageId());
    }
  }
}
