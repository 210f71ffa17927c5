package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFaultTest {
  private static final String SEGMENT = SegmentName.lines(1);

  private static final String OTHER = "00000000000000bb";

  @TempDir Path data;
  private final FaultyDisk disk = new FaultyDisk();
  private final Told told = new Told();

  private Store open() throws StoreException {
    Store store = Samples.open(disk, data, true, 0);
    store.start(told);
    return store;
  }

  private void assertOnDisk(LogPosition end) throws StoreException {
    try (Store store = Samples.open(new SystemDisk(), data, true, 0)) {
      assertEquals(end, store.log().end());
      assertEquals(List.of(), store.recoveryReport());
    }
  }

  @Test
  void aFullDiskIsToldAndGoneOnWithWhenThereIsSpace() throws Exception {
    LogPosition end;
    try (Store store = open()) {
      Samples.append(store.log(), 2);
      told.await("synced 0 2");
      disk.free(1000);
      Samples.append(store.log(), 20);
      told.await("can write false no space left on device");
      assertEquals(22, store.log().entry(22).seqNo());
      assertFalse(told.lines().contains("synced 0 22"));

      disk.free(Long.MAX_VALUE);
      told.await("synced 0 22");
      told.await("can write true ");
      end = store.log().end();
    }
    assertOnDisk(end);
  }

  @Test
  void aFullDiskKeepsPromisesAndMessagesToo() throws Exception {
    String origin;
    try (Store store = open()) {
      origin = store.restored().outbox().origin();
      disk.free(10);
      store.storeOutbox(Samples.chat(origin, 1, "kept"));
      store.storeHardState(new HardState(9, null));
      told.await("can write false no space left on device");
      disk.free(Long.MAX_VALUE);
      told.await("promise 9");
      told.await("outbox 1");
    }
    try (Store store = Samples.open(new SystemDisk(), data, true, 0)) {
      assertEquals(9, store.restored().hardState().term());
      assertEquals("kept", store.restored().outbox().unreleased().get(0).payload());
      assertEquals(origin, store.restored().outbox().origin());
    }
  }

  @Test
  void aFailedSyncIsNeverTriedAgainOnTheSameFile() throws Exception {
    LogPosition end;
    try (Store store = open()) {
      Samples.append(store.log(), 3);
      told.await("synced 0 3");
      long before = syncs();
      disk.failsToForce(SEGMENT::equals);
      Samples.append(store.log(), 1);
      told.await("can write false Input/output error");
      told.await("synced 0 4");

      assertEquals(before + 1, syncs());
      assertTrue(disk.steps().contains("move " + SEGMENT + ".new " + SEGMENT));
      disk.failsToForce(name -> false);
      Samples.append(store.log(), 1);
      told.await("synced 0 5");
      assertEquals(2, store.log().entry(2).seqNo());
      end = store.log().end();
    }
    assertOnDisk(end);
  }

  private long syncs() {
    return disk.steps().stream().filter(("force " + SEGMENT)::equals).count();
  }

  @Test
  void aCutWhoseSyncFailsIsMadeInANewFile() throws Exception {
    LogPosition end;
    try (Store store = open()) {
      Samples.append(store.log(), 5);
      told.await("synced 0 5");
      disk.failsToForce(SEGMENT::equals);
      store.log().cut(2);
      told.await("synced 1 2");
      disk.failsToForce(name -> false);
      Samples.append(store.log(), 1, 2, " anew");
      told.await("synced 1 3");
      end = store.log().end();
    }
    assertOnDisk(end);
  }

  @Test
  void aPeerStartsOnAFullDisk() throws Exception {
    LogPosition end;
    try (Store store = open()) {
      Samples.append(store.log(), 2);
      String origin = store.restored().outbox().origin();
      store.storeOutbox(Samples.chat(origin, 1, "released"));
      store.storeOutbox(Samples.chat(origin, 2, "waits"));
      store.releaseOutbox(Samples.chat(origin, 1, "released").msgId());
      end = store.log().end();
    }
    disk.mayGrow(false);
    try (Store store = open()) {
      assertEquals(end, store.log().end());
      assertEquals("waits", store.restored().outbox().unreleased().get(0).payload());
      assertEquals(1, store.restored().outbox().unreleased().size());
    }
  }

  @Test
  void whatIsHeldForOthersNeverStopsTheLog() throws Exception {
    LogPosition end;
    try (Store store = open()) {
      Samples.append(store.log(), 1);
      told.await("synced 0 1");
      disk.failsToForce(name -> name.startsWith("held.ndjson"));
      store.storeHeld(Samples.chat(OTHER, 1, "one"));
      store.storeHeld(Samples.chat(OTHER, 2, "two"));
      Samples.append(store.log(), 1);
      told.await("can hold false Input/output error");
      told.await("synced 0 2");
      store.storeHeld(Samples.chat(OTHER, 3, "three"));
      store.dropHeld(Samples.chat(OTHER, 1, "one").msgId());
      Samples.append(store.log(), 1);
      told.await("synced 0 3");

      disk.failsToForce(name -> false);
      told.await("can hold true ");
      end = store.log().end();
    }
    assertEquals(1, told.lines().stream().filter(line -> line.startsWith("can hold f")).count());
    assertOnDisk(end);
    try (Store store = Samples.open(new SystemDisk(), data, true, 0)) {
      List<EntryBody.Chat> both =
          List.of(Samples.chat(OTHER, 2, "two"), Samples.chat(OTHER, 3, "three"));
      assertEquals(both, store.restored().held());
    }
  }

  @Test
  void aFullDiskKeepsWhatIsHeldForOthersToo() throws Exception {
    try (Store store = open()) {
      Samples.append(store.log(), 1);
      told.await("synced 0 1");
      disk.free(10);
      store.storeHeld(Samples.chat(OTHER, 1, "one"));
      told.awaitStart("can hold false no space left on device");
      disk.free(Long.MAX_VALUE);
      told.await("can hold true ");
    }
    try (Store store = Samples.open(new SystemDisk(), data, true, 0)) {
      assertEquals(List.of(Samples.chat(OTHER, 1, "one")), store.restored().held());
    }
  }

  @Test
  void aPeerStartsOnAFullDiskWithABadHeldFile() throws Exception {
    try (Store store = open()) {
      store.storeHeld(Samples.chat(OTHER, 1, "one"));
      store.storeHeld(Samples.chat(OTHER, 2, "two"));
    }
    Path file = data.resolve("held.ndjson");
    Samples.flip(file, Files.size(file) - 20);
    disk.mayGrow(false);
    try (Store store = open()) {
      assertEquals(List.of(Samples.chat(OTHER, 1, "one")), store.restored().held());
      assertEquals(1, store.recoveryReport().size());
      disk.mayGrow(true);
      told.await("can hold true ");
    }
    assertTrue(Files.exists(data.resolve("held.ndjson.damaged-1")));
  }

  @Test
  void aDiskThatStaysFullDoesNotKeepTheStoreFromClosing() throws Exception {
    LogPosition synced;
    try (Store store = open()) {
      Samples.append(store.log(), 2);
      told.await("synced 0 2");
      synced = store.log().end();
      disk.free(0);
      Samples.append(store.log(), 2);
      told.awaitStart("can write false");
    }
    assertOnDisk(synced);
  }
}
