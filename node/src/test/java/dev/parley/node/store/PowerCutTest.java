package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told to be on disk survives a power cut at any step, and is never taken for damage. */
class PowerCutTest {
  @TempDir Path temp;

  /** By epoch: the log's positions by number, as the loop saw them. */
  private final List<Map<Long, LogPosition>> histories = new ArrayList<>();

  /** By number of a typed message: the last one that was held for others before it. */
  private final Map<Integer, Long> heldBefore = new TreeMap<>();

  private long firstHeld = 1;
  private long lastHeld;

  /** Messages that were typed, and those of them that were released. */
  private final List<Integer> typed = new ArrayList<>();

  private final Set<Long> released = new TreeSet<>();

  private final List<Long> keeps = new ArrayList<>();
  private final Told told = new Told();
  private List<String> toldAtCut;

  @Test
  void whatWasToldToBeOnDiskIsThereAfterAPowerCut() throws Exception {
    for (int seed = 0; seed < Integer.getInteger("lives", 60); seed++) {
      new PowerCutTest().live(seed, temp.resolve("life-" + seed));
    }
  }

  private void live(int seed, Path folder) throws Exception {
    Random random = new Random(seed);
    Path data = folder.resolve("data");
    Path rest = folder.resolve("rest");
    PowerCutDisk disk = new PowerCutDisk(random, () -> toldAtCut = told.lines());
    Identity identity;
    String origin;
    try (Store store = Samples.open(disk, data, true, 0)) {
      identity = store.identity();
      origin = store.restored().outbox().origin();
      histories.add(new TreeMap<>());
      begin(store, random.nextInt(3) == 0);
      disk.cutAfter(random.nextInt(120), data, rest);
      for (int step = 0; step < 60; step++) {
        act(store, random, origin, step);
      }
    }
    if (Files.exists(rest)) {
      check("seed " + seed, rest, identity);
    }
  }

  /** Some begin just below the end of a segment. */
  private void begin(Store store, boolean isLong) {
    store.start(told);
    append(store, isLong ? Limits.SEGMENT_ENTRIES - 10 : 1, 1);
    told.await("synced 0 " + store.log().end().seqNo());
  }

  private void append(Store store, int count, long term) {
    for (int i = 0; i < count; i++) {
      Samples.append(store.log(), 1, term, "");
      LogPosition end = store.log().end();
      histories.get((int) store.log().epoch()).put(end.seqNo(), end);
    }
  }

  private void act(Store store, Random random, String origin, int step) throws Exception {
    switch (random.nextInt(8)) {
      case 0 -> store.storeHardState(new HardState(step + 1, null));
      case 1 -> {
        store.storeOutbox(Samples.chat(origin, step + 1, "text " + step));
        heldBefore.put(step + 1, lastHeld);
        typed.add(step + 1);
      }
      case 2 -> cut(store, random);
      case 6 -> hold(store, random);
      case 7 -> release(store, origin);
      case 3 -> told.awaitStart("synced " + store.log().epoch());
      default -> append(store, 1 + random.nextInt(5), step + 1);
    }
  }

  private void release(Store store, String origin) {
    if (!typed.isEmpty()) {
      int number = typed.remove(0);
      released.add((long) number);
      store.releaseOutbox(Samples.chat(origin, number, "").msgId());
    }
  }

  /** Holds the next message of somebody else, or drops the oldest one. */
  private void hold(Store store, Random random) {
    if (random.nextInt(3) > 0 || firstHeld > lastHeld) {
      store.storeHeld(Samples.chat(Samples.ORIGIN, ++lastHeld, "held " + lastHeld));
    } else {
      store.dropHeld(Samples.chat(Samples.ORIGIN, firstHeld, "").msgId());
      firstHeld++;
    }
  }

  private void cut(Store store, Random random) {
    long end = store.log().end().seqNo();
    long keep = Math.max(0, end - random.nextInt(15));
    store.log().cut(keep);
    keeps.add(keep);
    Map<Long, LogPosition> kept = new TreeMap<>(histories.get(histories.size() - 1));
    kept.keySet().removeIf(seqNo -> seqNo > keep);
    histories.add(kept);
  }

  private void check(String what, Path rest, Identity identity) throws Exception {
    try (Store store = Store.open(rest, Samples.options(true))) {
      assertEquals(identity, store.identity(), () -> what + ": " + store.recoveryReport());
      checkLog(what, store);
      checkPromise(what, store);
      checkOutbox(what, store);
      checkHeld(what, store);
    }
  }

  /** Entries that were told of, and not cut since, are there. */
  private void checkLog(String what, Store store) {
    String last =
        toldAtCut.stream().filter(line -> line.startsWith("synced")).reduce((a, b) -> b).get();
    int epoch = Integer.parseInt(last.split(" ")[1]);
    long floor = Long.parseLong(last.split(" ")[2]);
    for (long keep : keeps.subList(epoch, keeps.size())) {
      floor = Math.min(floor, keep);
    }
    assertTrue(store.log().end().seqNo() >= floor, what + ": " + store.log().end());
    if (floor > 0) {
      assertEquals(histories.get(epoch).get(floor), store.log().position(floor), what);
    }
  }

  private void checkPromise(String what, Store store) {
    long promised =
        toldAtCut.stream()
            .filter(line -> line.startsWith("promise"))
            .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
            .max()
            .orElse(0);
    assertTrue(store.restored().hardState().term() >= promised, what);
  }

  private void checkOutbox(String what, Store store) {
    List<Long> kept =
        store.restored().outbox().unreleased().stream()
            .map(EntryBody.Chat::msgId)
            .map(id -> id.number())
            .toList();
    for (String line : toldAtCut) {
      if (line.startsWith("outbox")) {
        long number = Long.parseLong(line.split(" ")[1]);
        assertTrue(kept.contains(number) || released.contains(number), what + ": " + line);
      }
    }
  }

  /**
   * A run of numbers without a gap, with all that was asked for before an earlier group of writes.
   */
  private void checkHeld(String what, Store store) {
    List<Long> held = store.restored().held().stream().map(chat -> chat.msgId().number()).toList();
    for (int i = 1; i < held.size(); i++) {
      assertEquals(held.get(i - 1) + 1, held.get(i), what + ": " + held);
    }
    List<Integer> typed =
        toldAtCut.stream()
            .filter(line -> line.startsWith("outbox"))
            .map(line -> Integer.parseInt(line.split(" ")[1]))
            .toList();
    // What came before the last group of writes but one was synced after that one.
    long floor = typed.size() < 2 ? 0 : heldBefore.get(typed.get(typed.size() - 2));
    for (long number = firstHeld; number <= floor; number++) {
      assertTrue(held.contains(number), what + ": " + number + " is not in " + held);
    }
  }
}
