package dev.parley.tui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogTailTest {
  private final MemoryPeer peer = new MemoryPeer(1, 10);
  private final LogTail tail = new LogTail(peer.log());

  @BeforeEach
  void fill() {
    for (int i = 2; i <= 2000; i++) {
      peer.append(
          i % 100 == 0 ? new EntryBody.Profile(1, "name", null, "a" + i) : peer.chat("m" + i));
    }
  }

  @Test
  void readsForwardsInPieces() {
    List<Entry> read = new ArrayList<>();
    tail.forEach(5, 99, read::addAll);
    assertEquals(peer.entries().subList(4, 99), read);
  }

  @Test
  void findsTheLastWantedEntriesAcrossWindows() {
    List<Long> found =
        tail.last(12, 2000, LogTailTest::isEvent).stream().map(Entry::seqNo).toList();
    assertEquals(
        List.of(900L, 1000L, 1100L, 1200L, 1300L, 1400L, 1500L, 1600L, 1700L, 1800L, 1900L, 2000L),
        found);
  }

  @Test
  void looksNoDeeperThanItWasTold() {
    assertEquals(3, tail.last(12, 300, LogTailTest::isEvent).size());
  }

  @Test
  void knowsWhereTheLastWantedBegin() {
    assertEquals(700, tail.startOfLast(3, 950, LogTailTest::isEvent));
    assertEquals(1, tail.startOfLast(100, 950, LogTailTest::isEvent));
    assertEquals(51, tail.startOfLast(1, 50, e -> false));
  }

  private static boolean isEvent(Entry entry) {
    return !(entry.body() instanceof EntryBody.Chat);
  }
}
