package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.log.HardState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory whose group gives way to another one. */
class DissolutionTest {
  @TempDir private Path temp;
  private Path sound;
  private Path data;
  private Identity before;

  /** The steps of a start, of which one is the last that its process does. */
  private static final class DyingDisk extends SystemDisk {
    private int left;

    private DyingDisk(int steps) {
      left = steps;
    }

    private void step() throws IOException {
      if (left-- <= 0) {
        throw new IOException("killed");
      }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      step();
      super.move(from, to);
    }

    @Override
    public void deleteIfExists(Path path) throws IOException {
      step();
      super.deleteIfExists(path);
    }
  }

  @BeforeEach
  void makeGroup() throws Exception {
    sound = temp.resolve("sound");
    data = temp.resolve("data");
    try (Store store = Samples.open(new SystemDisk(), sound, false, 1 << 20)) {
      store.start(new Told());
      store.storeHardState(new HardState(5, null));
      Samples.append(store.log(), 2);
      store.shown(2);
      before = store.identity();
    }
  }

  private void begin() throws IOException {
    Samples.copy(sound, data);
    Dissolution.begin(new Folder(new SystemDisk(), data, false), "alice at 127.0.0.1:6001");
  }

  private Store open() throws StoreException {
    return open(new SystemDisk());
  }

  private Store open(Disk disk) throws StoreException {
    return Store.open(disk, data, Samples.options(false), 1 << 20);
  }

  private void assertNewcomer(Store store) {
    assertNull(store.identity().groupId());
    assertNotEquals(before.storageId(), store.identity().storageId());
    assertEquals(0, store.log().end().seqNo());
    assertEquals(HardState.INITIAL, store.restored().hardState());
    assertEquals(0, store.shown());
    assertEquals(List.of(), store.recoveryReport());
    assertEquals(1, store.restored().dissolved());
  }

  @Test
  void theNextStartIsANewcomersAndKeepsTheLog() throws Exception {
    Samples.copy(sound, data);
    Store ending = open();
    ending.dissolve("alice at 127.0.0.1:6001");
    ending.close();
    Notice.Dissolved said = ending.dissolved();
    assertEquals("alice at 127.0.0.1:6001", said.into());
    assertEquals(data.resolve("log.dissolved-1").toString(), said.kept());
    try (Store store = open()) {
      assertNewcomer(store);
      assertNull(store.dissolved());
    }
    assertArrayEquals(
        Files.readAllBytes(Samples.segment(sound, 1)),
        Files.readAllBytes(data.resolve("log.dissolved-1/00000000000000000001.ndjson")));
    try (Store again = open()) {
      assertNewcomer(again);
      assertNull(again.dissolved());
    }
  }

  @Test
  void whatWasBegunTheNextStartFinishesAndTells() throws Exception {
    begin();
    try (Store store = open()) {
      assertNewcomer(store);
      assertEquals("alice at 127.0.0.1:6001", store.dissolved().into());
    }
  }

  @Test
  void eachLogIsKept() throws Exception {
    begin();
    Files.createDirectory(data.resolve("log.dissolved-1"));
    try (Store store = open()) {
      assertEquals(2, store.restored().dissolved());
      assertTrue(store.dissolved().kept().endsWith("log.dissolved-2"));
    }
  }

  @Test
  void whoDiesAtAnyStepLeavesADirectoryThatStarts() throws Exception {
    int deaths = 0;
    for (boolean done = false; !done; deaths++) {
      begin();
      try (Store store = open(new DyingDisk(deaths))) {
        assertNewcomer(store);
        done = true;
      } catch (StoreException killed) {
        try (Store store = open()) {
          assertNewcomer(store);
        }
      }
    }
    assertTrue(deaths > 4, "only " + deaths + " steps");
  }

  @Test
  void whoDiesBeforeItIsDecidedHasTheGroup() throws Exception {
    Samples.copy(sound, data);
    Store dying = open(new DyingDisk(0));
    dying.dissolve("alice at 127.0.0.1:6001");
    dying.close();
    assertNull(dying.dissolved());
    try (Store store = open()) {
      assertEquals(before, store.identity());
      assertEquals(2, store.log().end().seqNo());
    }
  }

  @Test
  void textsThatWaitAreNotGivenUp() throws Exception {
    Samples.copy(sound, data);
    try (Store store = open()) {
      store.start(new Told());
      store.storeOutbox(Samples.chat(store.restored().outbox().origin(), 1, "waits"));
      store.dissolve("alice at 127.0.0.1:6001");
    }
    try (Store store = open()) {
      assertNewcomer(store);
      assertEquals("waits", store.restored().outbox().unreleased().get(0).payload());
    }
  }

  @Test
  void itIsNotForAnotherPeerToFinish() throws Exception {
    begin();
    StoreOptions other =
        new StoreOptions(
            before.nodeId() + 1, before.group(), false, Samples.options(false).random());
    assertThrows(StoreException.class, () -> Store.open(data, other));
    try (Store store = open()) {
      assertNewcomer(store);
    }
  }
}
