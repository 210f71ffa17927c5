package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.chat.Names;
import dev.parley.tui.screen.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SwitchingTest {
  private final Session session = Session.ready();

  SwitchingTest() {
    session.join("dev", "ops");
  }

  @Test
  void theBeginningOfACommandMeansWhatItMeansElsewhere() {
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
  void whatIsTypedWhileACommandLeadsElsewhereBelongsThere() {
    session.say("/room 2");
    session.say("a secret for dev");
    session.say("and more");
    session.type("half a te");
    assertEquals(List.of(), session.marks());
    session.see(new UiEvent.Answered("/room 2", "", false, "dev"));
    assertEquals("dev", session.shown());
    assertEquals(List.of("QUEUED a secret for dev", "QUEUED and more"), session.marks());
    assertEquals("half a te", session.model.input().text());
    session.press(Key.alt('1'));
    assertEquals("", session.model.input().text());
    assertEquals(List.of(), session.marks());
  }

  @Test
  void commandsThatLeadElsewhereFollowEachOther() {
    session.say("/room 2");
    session.say("/room 3");
    session.say("in ops");
    session.see(new UiEvent.Answered("/room 2", "", false, "dev"));
    assertTrue(session.wishes.contains(new Wish.Run("/room 3", "dev")));
    assertEquals(List.of(), session.marks());
    session.see(new UiEvent.Answered("/room 3", "", false, "ops"));
    assertEquals("ops", session.shown());
    assertEquals(List.of("QUEUED in ops"), session.marks());
  }

  @Test
  void whatWasMeantForARoomThatIsNotThereIsNotSentElsewhere() {
    session.say("/room 9");
    session.say("a secret");
    session.type("half");
    session.see(new UiEvent.Answered("/room 9", "there is no room 9", true, null));
    assertEquals("general", session.shown());
    assertEquals(List.of(), session.marks());
    assertEquals("a secret\nhalf", session.model.input().text());
  }

  @Test
  void aLateAnswerTakesNobodyAwayFromWhereTheyWent() {
    session.say("/room 2");
    session.press(Key.alt('3'));
    session.see(new UiEvent.Answered("/room 2", "", false, "dev"));
    assertEquals("ops", session.shown());
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

  @Test
  void whatWasAskedOfTheLogIsAskedAgainWhereOneLeftBeforeTheAnswer() {
    session.press(Key.alt('2'));
    Wish.Load asked = session.model.history().loading();
    session.press(Key.alt('1'));
    session.see(new UiEvent.Loaded(asked, 2, 2, session.log.subList(1, 2), Names.NONE));
    assertFalse(session.lines().contains("bob made #dev"));
    assertTrue(session.press(Key.alt('2')).contains(asked));
    session.load();
    assertEquals(List.of("bob made #dev"), session.lines());
  }
}
