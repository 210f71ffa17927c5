package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.screen.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoomsTest {
  private final Session session = Session.ready();

  RoomsTest() {
    session.join("dev", "ops");
  }

  @Test
  void aMessageStandsInItsRoomOnly() {
    session.deliver(session.bobIn("dev", "of dev"), session.bob("of general"));
    assertTrue(session.lines().contains("of general"));
    assertFalse(session.lines().contains("of dev"));
    session.press(Key.ctrl('n'));
    assertEquals("dev", session.shown());
    session.load();
    assertEquals(List.of("bob made #dev", "of dev"), session.lines());
  }

  @Test
  void whoComesAndWhoLeadsIsToldInGeneral() {
    session.press(Key.ctrl('n'));
    session.load();
    session.deliver(session.leader(8, 2), session.append(Session.members("alice", "bob", "rob")));
    assertEquals(List.of("bob made #dev"), session.lines());
    session.press(Key.ctrl('p'));
    assertTrue(session.lines().contains("leader is n2 (bob), term 8"));
  }

  @Test
  void theTopicIsToldInItsRoom() {
    session.press(Key.alt('2'));
    session.load();
    session.deliver(session.append(new EntryBody.Profile(2, "topic", "dev", "the release")));
    session.deliver(session.append(new EntryBody.Profile(2, "topic", "dev", "")));
    assertEquals(
        List.of("bob made #dev", "bob set the topic: the release", "bob took the topic away"),
        session.lines());
  }

  @Test
  void whatIsUnreadIsCountedByRoomUntilItIsShown() {
    session.deliver(
        session.bobIn("dev", "one"), session.bobIn("dev", "@alice two"), session.bob("seen"));
    session.deliver(session.bobIn("ops", "three"));
    assertEquals("general 0@0, dev 2@1, ops 1@0", session.unread());
    session.press(Key.alt('3'));
    assertEquals("general 0@0, dev 2@1, ops 0@0", session.unread());
    session.press(Key.alt('2'));
    assertEquals("general 0@0, dev 0@0, ops 0@0", session.unread());
    assertEquals(2, session.model.reading().unread().count(), "the line stays");
    session.press(Key.alt('1'));
    session.press(Key.alt('2'));
    assertEquals(0, session.model.reading().unread().count(), "until one has left the room");
  }

  @Test
  void whoeverLeavesARoomHasSeenWhatWasThere() {
    session.tick(100_000);
    session.deliver(session.bob("while away"));
    assertEquals("general 1@0, dev 0@0, ops 0@0", session.unread());
    session.press(Key.alt('2'));
    assertEquals("general 0@0, dev 0@0, ops 0@0", session.unread());
  }

  @Test
  void whatWasNotLookedAtStaysUnread() {
    session.deliverBobs(100);
    session.press(Key.Kind.PAGE_UP);
    session.deliver(session.bob("below"));
    session.press(Key.alt('2'));
    assertEquals("general 1@0, dev 0@0, ops 0@0", session.unread());
    session.deliver(session.bob("below, too"));
    session.press(Key.alt('1'));
    assertEquals("general 2@0, dev 0@0, ops 0@0", session.unread());
    session.press(Key.alt(Key.Kind.END));
    assertEquals("general 0@0, dev 0@0, ops 0@0", session.unread());
  }

  @Test
  void aRoomInWhichTheUserIsNotHasNoPartInIt() {
    Entry foreign = session.bobIn("secret", "@alice hello");
    assertFalse(session.deliver(foreign).contains(new Wish.Bell()));
    EntryBody.Chat later = (EntryBody.Chat) session.bobIn("secret", "@alice more").body();
    assertFalse(session.told(later).contains(new Wish.Bell()));
    assertEquals("general 0@0, dev 0@0, ops 0@0", session.unread());
    assertEquals(List.of(), session.model.delivery().pending());
  }

  @Test
  void aCallRingsInAnyRoomThatIsNotMuted() {
    assertTrue(session.deliver(session.bobIn("dev", "@alice")).contains(new Wish.Bell()));
    session.press(Key.alt('2'));
    session.say("/mute");
    assertTrue(session.model.room().muted());
    session.press(Key.alt('1'));
    assertFalse(session.deliver(session.bobIn("dev", "@alice")).contains(new Wish.Bell()));
    session.press(Key.alt('2'));
    session.say("/mu");
    session.press(Key.alt('1'));
    assertTrue(session.deliver(session.bobIn("dev", "@alice")).contains(new Wish.Bell()));
  }

  @Test
  void whatIsTypedGoesToTheRoomOnTheScreenAndWaitsThere() {
    session.press(Key.alt('2'));
    long ref = session.say("hello dev");
    assertTrue(session.wishes.contains(new Wish.Send(ref, "dev", "hello dev")));
    assertTrue(session.wishes.contains(new Wish.Remember("dev", "hello dev")));
    session.stored(ref, 1);
    assertEquals(List.of("QUEUED hello dev"), session.marks());
    session.press(Key.alt('1'));
    assertEquals(List.of(), session.marks());
    assertEquals(1, session.model.delivery().pending().size());
    MessageId id = new MessageId(Session.OWN, 1);
    session.deliver(
        session.append(new EntryBody.Chat(1, id, "dev", 1, Session.START, "hello dev")));
    assertEquals(List.of(), session.model.delivery().pending());
    session.press(Key.alt('2'));
    session.load();
    assertEquals(List.of("bob made #dev", "hello dev"), session.lines());
  }

  @Test
  void theSameTextInTwoRoomsIsTwoMessages() {
    long first = session.say("+1");
    session.press(Key.alt('2'));
    session.say("+1");
    MessageId id = new MessageId(Session.OWN, 2);
    session.waiting(new EntryBody.Chat(1, id, "dev", 2, Session.START, "+1"));
    session.stored(first, 1);
    assertEquals(1, session.model.delivery().in("general").size());
    assertEquals(1, session.model.delivery().in("dev").size());
    assertEquals(
        new MessageId(Session.OWN, 1), session.model.delivery().in("general").get(0).msgId());
  }

  @Test
  void nothingIsReadBelowTheEntryThatMadeTheRoom() {
    session.deliverBobs(50);
    session.join("late");
    session.deliver(session.bobIn("late", "first"));
    session.press(Key.alt('4'));
    session.load();
    session.press(Key.alt(Key.Kind.HOME));
    session.press(Key.Kind.PAGE_UP);
    session.load();
    long made = session.rooms.get(3).madeSeq();
    for (Wish.Load load : session.wished(Wish.Load.class)) {
      assertEquals(new Wish.Span("late", made), load.span());
      assertTrue(load.seqNo() >= made);
    }
    assertEquals(List.of("bob made #late", "first"), session.lines());
    assertTrue(session.model.isAtStart());
  }

  @Test
  void aRoomThatIsNotOnTheScreenHoldsOnlyItsNewestLines() {
    for (int i = 0; i < 40; i++) {
      Entry[] piece = new Entry[25];
      for (int k = 0; k < piece.length; k++) {
        piece[k] = session.bobIn("dev", "message " + session.log.size());
      }
      session.deliver(piece);
    }
    assertEquals(
        History.MAX_LINES_ELSEWHERE, session.model.rooms().get("dev").history().lines().size());
    session.press(Key.alt('2'));
    session.press(Key.alt(Key.Kind.HOME));
    session.load();
    assertEquals("bob made #dev", session.lines().get(0));
    session.press(Key.alt(Key.Kind.END));
    session.load();
    assertEquals("message " + (session.log.size() - 1) + "/0", session.bottom());
  }
}
