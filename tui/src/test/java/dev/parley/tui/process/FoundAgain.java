package dev.parley.tui.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.node.store.Store;
import dev.parley.node.store.StoreException;
import dev.parley.node.store.StoreOptions;
import dev.parley.protocol.log.EntryBody;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What recovery makes of a data directory.
 *
 * @param crcs chain values by number
 * @param kept ids of messages in the outbox or in the log
 */
record FoundAgain(
    String storageId,
    String origin,
    long nextNumber,
    long term,
    String promised,
    long end,
    List<Integer> crcs,
    Set<String> kept,
    List<String> report) {

  /** Recovers twice: the second time there is nothing left to do, and the same is found. */
  static FoundAgain twice(Path data, int nodeId) throws StoreException {
    FoundAgain once = open(data, nodeId);
    FoundAgain again = open(data, nodeId);
    assertEquals(List.of(), again.report);
    assertEquals(once.without(), again.without());
    return once;
  }

  private FoundAgain without() {
    return new FoundAgain(
        storageId, origin, nextNumber, term, promised, end, crcs, kept, List.of());
  }

  private static FoundAgain open(Path data, int nodeId) throws StoreException {
    StoreOptions options = new StoreOptions(nodeId, "home", false, new Random(nodeId));
    try (Store store = Store.open(data, options)) {
      List<Integer> crcs = new ArrayList<>(List.of(0));
      Set<String> kept = new HashSet<>();
      store
          .log()
          .forEach(
              1,
              store.log().end().seqNo(),
              entry -> {
                crcs.add(entry.crc());
                if (entry.body() instanceof EntryBody.Chat chat) {
                  kept.add(chat.msgId().toString());
                }
              });
      store.restored().outbox().unreleased().forEach(chat -> kept.add(chat.msgId().toString()));
      return new FoundAgain(
          store.identity().storageId(),
          store.restored().outbox().origin(),
          store.restored().outbox().nextNumber(),
          store.restored().hardState().term(),
          String.valueOf(store.restored().hardState().promised()),
          store.log().end().seqNo(),
          crcs,
          kept,
          store.recoveryReport());
    }
  }
}
