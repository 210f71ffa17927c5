package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedLinesTest {
  private static final int LAST = Limits.SEGMENT_ENTRIES + 300;

  @TempDir Path data;

  @Test
  void allThatAreWantedAndNoOthersAreHandedOnInOrder() throws Exception {
    try (Store store = filled(8192)) {
      Random random = new Random(1);
      for (int i = 0; i < 40; i++) {
        long from = 1 + random.nextInt(LAST);
        long upTo = from + random.nextInt(1000);
        Predicate<byte[]> wanted = line -> line[line.length - 3] < '3';
        List<Long> expected =
            LongStream.rangeClosed(from, Math.min(upTo, LAST))
                .filter(seqNo -> wanted.test(store.log().entry(seqNo).line()))
                .boxed()
                .toList();
        assertEquals(expected, seqNos(store.reader(), from, upTo, wanted));
      }
    }
  }

  @Test
  void onlyWhatIsCommittedIsHandedOn() throws Exception {
    try (Store store = Samples.open(new SystemDisk(), data, false, 0)) {
      store.start(new Told());
      Samples.append(store.log(), 20);
      store.committed(7);
      assertEquals(List.of(5L, 6L, 7L), seqNos(store.reader(), 5, 20, line -> true));
    }
  }

  @Test
  void aLineThatIsNotWantedMustBeOfTheChainAllTheSame() throws Exception {
    try (Store store = filled(0)) {
      long middle = Samples.segment(data, 1).toFile().length() / 2;
      Samples.flip(Samples.segment(data, 1), middle);
      assertThrows(
          UnreadableException.class,
          () -> seqNos(store.reader(), 1, Limits.SEGMENT_ENTRIES, line -> false));
    }
  }

  private Store filled(long tailBytes) throws Exception {
    Store store = Samples.open(new SystemDisk(), data, false, tailBytes);
    Told told = new Told();
    store.start(told);
    Samples.append(store.log(), LAST);
    told.await("synced " + store.log().epoch() + " " + LAST);
    store.committed(LAST);
    return store;
  }

  private static List<Long> seqNos(LogReader log, long from, long upTo, Predicate<byte[]> wanted) {
    List<Entry> handed = new ArrayList<>();
    log.forEach(from, upTo, wanted, handed::add);
    return handed.stream().map(Entry::seqNo).toList();
  }
}
