package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.screen.model.Wish;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LogSearchTest {
  private static final int LAST = 10_000;

  private final MemoryPeer peer = new MemoryPeer(1, 10);
  private final List<Long> passed = new ArrayList<>();

  LogSearchTest() {
    for (int i = 2; i <= LAST; i++) {
      peer.append(peer.chat(i == 77 ? "a Needle here" : "message " + i));
    }
  }

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void aTextIsSoughtBothWaysWithoutMindingItsCase() {
    assertEquals(77, search("needle", Long.MAX_VALUE, true));
    assertEquals(77, search("NEEDLE", 0, false));
    assertEquals(0, search("needle", 77, true));
    assertEquals(0, search("needle", 77, false));
    assertEquals(0, search("(", 1, false));
    assertEquals(0, search("", LAST, true));
  }

  @Test
  void theNearestIsFound() {
    assertEquals(LAST, search("message", Long.MAX_VALUE, true));
    assertEquals(4999, search("message", 5000, true));
    assertEquals(5001, search("message", 5000, false));
    assertEquals(2, search("message", 0, false));
  }

  @Test
  void onlyTheRoomIsSearched() {
    assertEquals(0, searchIn(new Wish.Span("dev", 1), "needle"));
    assertEquals(77, searchIn(new Wish.Span("general", 77), "needle"));
    assertEquals(0, searchIn(new Wish.Span("general", 78), "needle"));
    assertEquals(List.of(5905L, 1809L, 78L), passed.subList(passed.size() - 3, passed.size()));
  }

  private long searchIn(Wish.Span span, String text) {
    Wish.Search wish = new Wish.Search(span, text, Long.MAX_VALUE, true);
    return new LogSearch(peer.log(), () -> false, passed::add).search(wish).seqNo();
  }

  @Test
  void howFarItHasComeIsTold() {
    search("nowhere", Long.MAX_VALUE, true);
    assertEquals(List.of(5905L, 1809L, 1L), passed);
    passed.clear();
    search("nowhere", 5000, false);
    assertEquals(List.of(9096L, 10_000L), passed);
  }

  @Test
  void aSearchIsGivenUp() {
    Wish.Search wish = new Wish.Search(new Wish.Span("general", 1), "needle", Long.MAX_VALUE, true);
    LogSearch search = new LogSearch(peer.log(), () -> !passed.isEmpty(), passed::add);
    assertEquals(0, search.search(wish).seqNo());
    assertEquals(1, passed.size());
  }

  @Test
  void aLogThatCannotBeReadIsNoEmptyOne() {
    peer.breakAt(500);
    assertThrows(UncheckedIOException.class, () -> search("needle", Long.MAX_VALUE, true));
  }

  private long search(String text, long seqNo, boolean backwards) {
    Wish.Search wish = new Wish.Search(new Wish.Span("general", 1), text, seqNo, backwards);
    return new LogSearch(peer.log(), () -> false, passed::add).search(wish).seqNo();
  }
}
