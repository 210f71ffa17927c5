package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.editor.InputHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  void theBeginningOfACommandMeansWhatItMeansElsewhere() {
    Setup setup = session.model.setup();
    List<String> commands = new ArrayList<>(setup.commands());
    commands.add("me");
    session.model =
        session.model.with(
            new Setup(
                setup.nodeId(),
                setup.name(),
                setup.group(),
                setup.address(),
                setup.seeds(),
                setup.deliversFrom(),
                setup.look(),
                setup.bindings(),
                commands,
                setup.version()));
    session.say("/m waves");
    assertEquals(List.of("QUEUED /me waves"), session.marks());
  }

  @Test
  void eachRoomHasItsDraftAndWhatWasTypedInIt() {
    session.say("in general");
    session.type("half a te");
    session.press(Key.alt(Key.Kind.RIGHT));
    assertEquals("", session.model.input().text());
    session.say("in dev");
    session.press(Key.Kind.UP);
    assertEquals("in dev", session.model.input().text());
    session.press(Key.Kind.UP);
    assertEquals("in dev", session.model.input().text());
    session.press(Key.alt(Key.Kind.LEFT));
    assertEquals("half a te", session.model.input().text());
    session.press(Key.Kind.UP);
    assertEquals("in general", session.model.input().text());
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
  void onePlaceIsKeptInEachRoom() {
    session.deliverBobs(300);
    session.press(Key.Kind.PAGE_UP);
    session.press(Key.Kind.PAGE_UP);
    String there = session.bottom();
    session.press(Key.ctrl('n'));
    assertTrue(session.model.reading().isFollowing());
    session.deliverBobs(300);
    session.press(Key.ctrl('p'));
    assertEquals(there, session.bottom());
  }

  @Test
  void altAGoesToACallFirstAndThenToWhatIsNew() {
    session.join("art");
    session.deliver(session.bobIn("dev", "one"), session.bobIn("art", "@alice"));
    session.press(Key.alt('a'));
    assertEquals("art", session.shown());
    session.press(Key.alt('a'));
    assertEquals("dev", session.shown());
    session.press(Key.alt('a'));
    assertEquals("dev", session.shown());
    assertEquals("nothing is unread in another room", session.model.hint().text());
  }

  @Test
  void aRoomIsFoundByAPartOfItsName() {
    session.join("release-notes");
    session.type("draft");
    session.press(Key.ctrl('g'));
    session.type("rnot");
    assertEquals("draft", session.model.input().text());
    session.press(Key.Kind.ENTER);
    assertEquals("release-notes", session.shown());
    session.press(Key.ctrl('g'));
    session.type("zzz");
    session.press(Key.Kind.ENTER);
    assertEquals("release-notes", session.shown());
    session.press(Key.Kind.ESCAPE);
    session.press(Key.ctrl('g'));
    session.press(Key.Kind.DOWN);
    session.press(Key.Kind.ENTER);
    assertEquals("dev", session.shown());
    session.press(Key.ctrl('g'));
    session.type("3");
    session.press(Key.Kind.ENTER);
    assertEquals("ops", session.shown());
  }

  @Test
  void theBestMatchComesFirst() {
    session.join("devices", "old-dev", "d-e-v");
    List<String> offered =
        Jumping.offered(session.model.rooms(), "#DEV").stream().map(Room::name).toList();
    assertEquals(List.of("dev", "devices", "old-dev", "d-e-v"), offered);
    assertEquals("ops", Jumping.offered(session.model.rooms(), "3").get(0).name());
  }

  @Test
  void aCommandMayLeadToAnotherRoom() {
    session.say("/room 2");
    assertTrue(session.wishes.contains(new Wish.Run("/room 2", "general")));
    session.see(new UiEvent.Answered("/room 2", "", false, "dev"));
    assertEquals("dev", session.shown());
    session.see(new UiEvent.Answered("/part", "", false, "general"));
    session.see(new UiEvent.Joined(List.of("general", "ops")));
    assertEquals("general", session.shown());
    assertEquals("general 0@0, ops 0@0", session.unread());
  }

  @Test
  void whoeverIsSentOutOfTheRoomOnTheScreenIsInGeneral() {
    session.press(Key.alt('2'));
    session.type("unsent");
    session.see(new UiEvent.Joined(List.of("general", "ops")));
    assertEquals("general", session.shown());
    assertEquals("", session.model.input().text());
  }

  @Test
  void aCommandThatFailsComesBackWhereItWasTyped() {
    session.say("/topic x");
    session.press(Key.alt('2'));
    session.see(new UiEvent.Answered("/topic x", "it cannot", true, null));
    assertEquals("", session.model.input().text());
    session.press(Key.alt('1'));
    assertEquals("/topic x", session.model.input().text());
  }

  @Test
  void whatIsHalfDoneInARoomEndsWhenOneLeavesIt() {
    session.deliverBobs(5);
    session.press(Key.ctrl('f'));
    session.type("needle");
    session.press(Key.ctrl('n'));
    assertEquals(null, session.model.search());
    session.press(Key.ctrl('p'));
    session.press(Key.ctrl('t'));
    session.press(Key.alt('2'));
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void aLongPasteIsAnsweredInTheRoomWhereItWasMade() {
    session.press(Key.paste("line\n".repeat(40)));
    session.press(Key.ctrl('n'));
    session.press(Key.alt('2'));
    assertEquals("general", session.shown());
    assertTrue(session.model.overlay() instanceof Overlay.Question);
  }

  @Test
  void whatAnEarlierRunHasCountedIsNotCountedAgain() {
    Session back = new Session(4);
    back.append(Session.members("alice", "bob", "carol"));
    Entry dev = back.append(new EntryBody.Profile(2, "room", "dev", ""));
    back.rooms =
        List.of(new RoomStatus("general", "", 0, 0), new RoomStatus("dev", "", 2, dev.seqNo()));
    back.append(back.own(1, "mine"));
    Kept kept = new Kept(5, "general", Map.of("dev", new Kept.Part(3, 7, 1, true)));
    back.see(
        new UiEvent.Opened(
            List.of("general", "dev"),
            Map.of("dev", InputHistory.of(List.of("typed in dev"))),
            kept));
    back.status(State.CATCH_UP, 3);
    back.deliver(back.bobIn("dev", "counted"), back.bobIn("dev", "counted, too"));
    back.deliver(back.bobIn("dev", "@alice new"));
    back.status(State.FOLLOWER, 3);
    assertEquals("general 0@0, dev 8@2", back.unread());
    assertTrue(back.model.rooms().get("dev").muted());
    back.press(Key.alt('2'));
    back.press(Key.Kind.UP);
    assertEquals("typed in dev", back.model.input().text());
  }

  @Test
  void whoeverWantsToSeeItAgainHasItCountedAgain() {
    Kept kept = new Kept(5, "dev", Map.of("dev", new Kept.Part(3, 7, 1, true)));
    assertEquals(new Kept(0, "dev", Map.of("dev", new Kept.Part(0, 0, 0, true))), kept.uncounted());
  }

  @Test
  void theRoomThatWasOnTheScreenIsThereAgain() {
    Session back = new Session(1);
    Kept kept = new Kept(0, "dev", Map.of());
    back.see(new UiEvent.Opened(List.of("general", "dev"), Map.of(), kept));
    assertEquals("dev", back.shown());
    Session parted = new Session(1);
    parted.see(new UiEvent.Opened(List.of("general"), Map.of(), kept));
    assertEquals("general", parted.shown());
  }

  @Test
  void whatALaterRunHasToKnowIsKeptWhenItChanges() {
    session.deliver(session.bobIn("dev", "@alice one"));
    List<Wish.Keep> keeps = session.wished(Wish.Keep.class);
    long seqNo = session.log.size();
    assertEquals(
        new Kept(seqNo, "general", Map.of("dev", new Kept.Part(seqNo, 1, 1, false))),
        keeps.get(keeps.size() - 1).kept());
    session.wishes.clear();
    session.deliver(session.bob("seen at once"));
    session.type("x");
    assertEquals(List.of(), session.wished(Wish.Keep.class));
    session.press(Key.alt('2'));
    assertEquals(
        new Kept(seqNo + 1, "dev", Map.of()), session.wished(Wish.Keep.class).get(0).kept());
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

  @Test
  void tabKnowsAllRooms() {
    List<RoomStatus> all = new ArrayList<>(session.rooms);
    all.add(new RoomStatus("devices", "", 2, 3));
    session.rooms = all;
    session.status(State.FOLLOWER, 3);
    session.type("#de");
    session.press(Key.Kind.TAB);
    assertEquals("#dev ", session.model.input().text());
    session.press(Key.Kind.TAB);
    assertEquals("#devices ", session.model.input().text());
  }

  @Test
  void aSearchIsOfTheRoomOnTheScreen() {
    session.press(Key.alt('2'));
    session.say("/search needle");
    Wish.Search wish = session.wished(Wish.Search.class).get(0);
    assertEquals("dev", wish.span().roomId());
    assertEquals(session.rooms.get(1).madeSeq(), wish.span().from());
  }
}
