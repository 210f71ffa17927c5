package dev.parley.tui.screen.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import dev.parley.tui.screen.model.Wish.Direction;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LogWindowTest {
  private static final int LAST = 2001;

  private final MemoryPeer peer = new MemoryPeer(1, 10);

  LogWindowTest() {
    for (int i = 2; i <= LAST; i++) {
      peer.append(peer.chat("message " + i));
    }
  }

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void theNewestEndWithTheLog() {
    UiEvent.Loaded loaded = load(Direction.BEFORE, LAST + 1, 100);
    assertEquals(LAST, loaded.last());
    assertIsWhole(loaded, 100);
  }

  @Test
  void thoseBeforeEndBeforeIt() {
    UiEvent.Loaded loaded = load(Direction.BEFORE, 1000, 100);
    assertEquals(999, loaded.last());
    assertIsWhole(loaded, 100);
  }

  @Test
  void theLogBeginsSomewhere() {
    assertEquals(1, load(Direction.BEFORE, 20, 100).first());
    assertEquals(List.of(), load(Direction.BEFORE, 1, 100).entries());
    assertEquals(LAST, load(Direction.FROM, 1990, 100).last());
    assertEquals(List.of(), load(Direction.FROM, LAST + 1, 100).entries());
  }

  @Test
  void thoseAroundHoldItInTheMiddle() {
    UiEvent.Loaded loaded = load(Direction.AROUND, 1000, 100);
    assertIsWhole(loaded, 100);
    assertEquals(true, loaded.first() <= 950 && loaded.last() >= 1049, loaded.first() + "");
  }

  @Test
  void whatIsNearerThanABadEntryIsRead() {
    peer.breakAt(1700);
    UiEvent.Loaded older = load(Direction.BEFORE, LAST + 1, 500);
    assertEquals(List.of(1701L, (long) LAST), List.of(older.first(), older.last()));
    assertIsWhole(older, 301);
    UiEvent.Loaded newer = load(Direction.FROM, 1400, 500);
    assertEquals(List.of(1400L, 1699L), List.of(newer.first(), newer.last()));
    assertIsWhole(newer, 300);
    UiEvent.Loaded around = load(Direction.AROUND, 1750, 500);
    assertEquals(1701, around.first());
    assertIsWhole(around, 300);
  }

  @Test
  void besideABadEntryThereIsNothingOnThatSide() {
    peer.breakAt(1700);
    assertEquals(List.of(), load(Direction.BEFORE, 1701, 500).entries());
    assertEquals(List.of(), load(Direction.FROM, 1700, 500).entries());
    assertEquals(1699, load(Direction.AROUND, 1700, 500).last());
    peer.breakAt(1);
    assertEquals(
        List.of(2L), load(Direction.BEFORE, 3, 9).entries().stream().map(Entry::seqNo).toList());
  }

  @Test
  void itIsSaidWhetherAllCouldBeRead() {
    peer.breakAt(1700);
    LogWindow whole =
        new LogWindow(
            peer.log(),
            new NameBook(),
            new Wish.Load(new Wish.Span("general", 1), Direction.BEFORE, LAST + 1, 200));
    whole.load();
    assertNull(whole.trouble());
    LogWindow part =
        new LogWindow(
            peer.log(),
            new NameBook(),
            new Wish.Load(new Wish.Span("general", 1), Direction.BEFORE, LAST + 1, 500));
    part.load();
    assertEquals("entry #1700 is bad", part.trouble().getCause().getMessage());
  }

  /** Of the room {@code dev}, which was made at 2002: every hundredth message after it. */
  private void dev() {
    peer.append(new EntryBody.Profile(2, "room", "dev", ""));
    for (int i = 1; i <= 1000; i++) {
      peer.append(inRoom(i % 100 == 0 ? "dev" : "ops", i));
    }
    peer.append(new EntryBody.Profile(2, "name", null, "rob"));
    peer.append(new EntryBody.Profile(2, "topic", "dev", "it"));
    peer.append(new EntryBody.Profile(2, "topic", "ops", "that"));
    peer.append(new EntryBody.Leader(MemoryPeer.member(2, "rob").info()));
  }

  private static EntryBody.Chat inRoom(String room, long number) {
    MessageId id = new MessageId("00000000000000dd", number);
    return new EntryBody.Chat(2, id, room, number, 1, "\\\"room_id\":\"dev\" \n " + number);
  }

  private UiEvent.Loaded loadDev(Direction direction, long seqNo, int count) {
    Wish.Load wish = new Wish.Load(new Wish.Span("dev", 2002), direction, seqNo, count);
    return new LogWindow(peer.log(), new NameBook(), wish).load();
  }

  @Test
  void onlyWhatIsOfTheRoomIsHandedOnAndWhoHasWhichName() {
    dev();
    UiEvent.Loaded loaded = loadDev(Direction.BEFORE, 3007, 500);
    assertEquals(2002, loaded.first());
    assertEquals(3006, loaded.last());
    assertEquals(
        List.of(
            2002L, 2102L, 2202L, 2302L, 2402L, 2502L, 2602L, 2702L, 2802L, 2902L, 3002L, 3003L,
            3004L),
        loaded.entries().stream().map(Entry::seqNo).toList());
  }

  @Test
  void nothingIsReadBelowTheEntryThatMadeTheRoom() {
    dev();
    peer.breakAt(2001);
    assertEquals(2002, loadDev(Direction.BEFORE, 2300, 500).first());
    assertEquals(2002, loadDev(Direction.AROUND, 2300, 500).first());
    assertEquals(2002, loadDev(Direction.FROM, 1, 500).first());
    assertEquals(List.of(), loadDev(Direction.BEFORE, 2002, 500).entries());
  }

  @Test
  void whereNothingIsOfTheRoomThatIsKnownToo() {
    dev();
    UiEvent.Loaded loaded = loadDev(Direction.FROM, 2003, 1);
    assertEquals(List.of(2003L, 2102L), List.of(loaded.first(), loaded.entries().get(0).seqNo()));
    UiEvent.Loaded none = loadDev(Direction.BEFORE, 2102, 1);
    assertEquals(List.of(2002L), none.entries().stream().map(Entry::seqNo).toList());
  }

  @Test
  void oneAnswerPassesOnlySoMuchOfTheLog() {
    for (int i = 0; i < LogWindow.MOST_PASSED; i++) {
      peer.append(inRoom("ops", i + 1L));
    }
    long end = LAST + LogWindow.MOST_PASSED;
    Wish.Load wish = new Wish.Load(new Wish.Span("dev", 1), Direction.BEFORE, end + 1, 500);
    UiEvent.Loaded loaded = new LogWindow(peer.log(), new NameBook(), wish).load();
    assertEquals(List.of(), loaded.entries());
    assertEquals(end, loaded.last());
    assertEquals(true, loaded.first() > 1 && loaded.first() <= LAST + 1, loaded.first() + "");
  }

  private UiEvent.Loaded load(Direction direction, long seqNo, int count) {
    return new LogWindow(
            peer.log(),
            new NameBook(),
            new Wish.Load(new Wish.Span("general", 1), direction, seqNo, count))
        .load();
  }

  private static void assertIsWhole(UiEvent.Loaded loaded, int messages) {
    assertEquals(
        LongStream.rangeClosed(loaded.first(), loaded.last()).boxed().toList(),
        loaded.entries().stream().map(Entry::seqNo).toList());
    long count = loaded.entries().stream().filter(e -> e.body() instanceof EntryBody.Chat).count();
    assertEquals(true, count >= messages, count + " messages");
  }
}
