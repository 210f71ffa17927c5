package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.screen.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PendingsTest {
  private final Session session = Session.ready();

  @Test
  void whatIsTypedStandsThereAtOnce() {
    session.say("hello");
    assertEquals(List.of("QUEUED hello"), session.marks());
    assertTrue(session.wishes.contains(new Wish.Send(1, "general", "hello")));
    assertTrue(session.model.input().isEmpty());
  }

  @Test
  void whatIsFinalMovesToItsPlaceOnce() {
    session.stored(session.say("hello"), 1);
    session.deliver(session.append(session.own(1, "hello")));
    assertEquals(List.of(), session.marks());
    assertEquals(List.of("carol joined", "hello"), session.lines());
  }

  @Test
  void anAnswerThatComesAfterTheEntryLeavesNothing() {
    long ref = session.say("hello");
    session.deliver(session.append(session.own(1, "hello")));
    session.stored(ref, 1);
    session.waiting(session.own(1, "hello"));
    assertEquals(List.of(), session.marks());
  }

  @Test
  void whatWasRefusedSaysWhyAndCanBeEditedAgain() {
    long ref = session.say("hello");
    session.see(new UiEvent.Stored(ref, new Peer.Typed(null, "too long")));
    assertEquals("too long", session.model.pending().get(0).reason());
    session.press(Key.ctrl('t'));
    session.press(Key.text("e"));
    assertEquals("hello", session.model.input().text());
    assertEquals(List.of(), session.marks());
    assertEquals(Overlay.NONE, session.model.overlay());
  }

  @Test
  void whatWasRefusedCanBeDropped() {
    long ref = session.say("hello");
    session.see(new UiEvent.Stored(ref, new Peer.Typed(null, "too long")));
    session.press(Key.ctrl('t'));
    session.press(Key.text("d"));
    assertEquals(List.of(), session.marks());
  }

  @Test
  void whatIsOnItsWayCannotBeDropped() {
    session.say("hello");
    session.press(Key.ctrl('t'));
    session.press(Key.text("d"));
    assertEquals(List.of("QUEUED hello"), session.marks());
  }

  @Test
  void whatOthersSayWithoutAMajorityIsProvisionalAndInLamportOrder() {
    session.told(Session.chat(3, "00000000000000cc", 9, "later"));
    session.told(Session.chat(2, Session.BOBS, 4, "earlier"));
    session.say("mine");
    assertEquals(
        List.of("PROVISIONAL earlier", "PROVISIONAL later", "QUEUED mine"), session.marks());
  }

  @Test
  void whatOneSaysOneselfWithoutAMajorityIsProvisionalAndStandsOnce() {
    session.stored(session.say("hello"), 3);
    session.told(session.own(3, "hello"));
    assertEquals(List.of("PROVISIONAL hello"), session.marks());
    assertEquals(3, session.model.pending().get(0).lamport());
  }

  @Test
  void ifItIsToldBeforeItsNumberIsKnownItStandsOnceToo() {
    long ref = session.say("hello");
    session.told(session.own(3, "hello"));
    session.stored(ref, 3);
    assertEquals(List.of("PROVISIONAL hello"), session.marks());
  }

  @Test
  void whatWasOnItsWayToALostLeaderIsUnknown() {
    session.stored(session.say("hello"), 1);
    session.status(State.ELECTION, 0);
    assertEquals(List.of("UNKNOWN hello"), session.marks());
    session.status(State.FOLLOWER, 2);
    session.deliver(session.append(session.own(1, "hello")));
    assertEquals(List.of(), session.marks());
  }

  @Test
  void aLeaderThatIsElectedAgainLosesWhatWasOnItsWayToo() {
    session.stored(session.say("hello"), 1);
    leadsAgain();
    assertEquals(List.of("UNKNOWN hello"), session.marks());
  }

  /** The same leader, in the next term. */
  private void leadsAgain() {
    PeerStatus before = session.model.group().standing().status();
    session.status(
        new PeerStatus(
            before.state(),
            before.nodeId(),
            before.group(),
            before.groupId(),
            before.term() + 1,
            before.leaderId(),
            before.last(),
            before.committed(),
            0,
            0,
            0,
            true,
            0,
            0,
            before.members(),
            before.rooms()));
  }

  @Test
  void anAnswerFromBeforeTheLeaderChangedNumbersNothing() {
    session.stored(session.say("hello"), 1);
    session.tick(300);
    leadsAgain();
    session.tick(300);
    session.numberedIn(7, session.own(1, "hello"));
    assertEquals(List.of("UNKNOWN hello"), session.marks());
    session.numberedIn(8, session.own(1, "hello"));
    assertEquals(List.of("NUMBERED hello"), session.marks());
  }

  @Test
  void anAnswerFromAfterALeaderChangeThatIsNotKnownYetNumbersNothing() {
    session.stored(session.say("hello"), 1);
    session.tick(300);
    session.numberedIn(8, session.own(1, "hello"));
    assertEquals(List.of("QUEUED hello"), session.marks());
    leadsAgain();
    session.tick(300);
    session.numberedIn(8, session.own(1, "hello"));
    assertEquals(List.of("NUMBERED hello"), session.marks());
  }

  @Test
  void whatIsProvisionalStaysSoWhoeverLeads() {
    session.status(State.NO_MAJORITY, 0);
    session.stored(session.say("hello"), 1);
    session.told(session.own(1, "hello"));
    session.status(State.FOLLOWER, 2);
    session.status(State.ELECTION, 0);
    session.waiting(session.own(1, "hello"));
    assertEquals(List.of("PROVISIONAL hello"), session.marks());
  }

  @Test
  void whatIsTypedInAnElectionWaits() {
    session.status(State.ELECTION, 0);
    session.stored(session.say("hello"), 1);
    session.status(State.FOLLOWER, 2);
    assertEquals(List.of("QUEUED hello"), session.marks());
  }

  @Test
  void whatHasANumberForLongerThanAMomentShowsIt() {
    session.stored(session.say("hello"), 1);
    session.tick(299);
    session.numbered(session.own(1, "hello"));
    assertEquals(List.of("QUEUED hello"), session.marks());
    session.tick(1);
    session.numbered(session.own(1, "hello"));
    assertEquals(List.of("NUMBERED hello"), session.marks());
    session.waiting(session.own(1, "hello"));
    session.told(session.own(1, "hello"));
    assertEquals(List.of("NUMBERED hello"), session.marks());
  }

  @Test
  void aNumberThatALostLeaderGaveIsUnknownUntilAnotherLeads() {
    session.stored(session.say("hello"), 1);
    session.tick(300);
    session.numbered(session.own(1, "hello"));
    session.status(State.ELECTION, 0);
    session.tick(300);
    session.numbered(session.own(1, "hello"));
    assertEquals(List.of("UNKNOWN hello"), session.marks());
    session.status(State.FOLLOWER, 2);
    session.numbered(session.own(1, "hello"));
    assertEquals(List.of("NUMBERED hello"), session.marks());
  }

  @Test
  void theOutboxOfAnEarlierRunIsShown() {
    Session later = new Session(5);
    assertTrue(later.see(Session.OPENED).contains(new Wish.AskWaiting()));
    later.waiting(later.own(1, "one"), later.own(2, "two"));
    assertEquals(List.of("QUEUED one", "QUEUED two"), later.marks());
  }

  @Test
  void messagesThatGotAnotherNumberStandOnce() {
    session.stored(session.say("hello"), 1);
    session.waiting(session.own(1, "hello"));
    long lamport = session.model.pending().get(0).lamport();
    session.waiting(
        new EntryBody.Chat(
            1, new MessageId("00000000000000ff", 1), "general", lamport, Session.START, "hello"));
    assertEquals(List.of("QUEUED hello"), session.marks());
    assertEquals("00000000000000ff", session.model.pending().get(0).msgId().origin());
  }

  @Test
  void itIsAskedOnlyForWhatWaitsLongerThanAMoment() {
    session.stored(session.say("hello"), 1);
    assertFalse(session.tick(299).contains(new Wish.AskWaiting()));
    assertTrue(session.tick(1).contains(new Wish.AskWaiting()));
    assertFalse(session.tick(249).contains(new Wish.AskWaiting()));
    assertTrue(session.tick(1).contains(new Wish.AskWaiting()));
  }

  @Test
  void aMarkIsShownAsSoonAsItHasLastedLongEnough() {
    session.stored(session.say("hello"), 1);
    session.tick(300);
    session.numbered(session.own(1, "hello"));
    assertEquals(List.of("NUMBERED hello"), session.marks());
    assertEquals(session.now + Mark.PATIENCE_MILLIS, ChatUpdate.wakeAt(session.model));
  }

  @Test
  void whatWaitsForLongIsAskedForOnceASecond() {
    session.stored(session.say("hello"), 1);
    session.tick(10_000);
    assertEquals(session.now + 1000, ChatUpdate.wakeAt(session.model));
  }

  @Test
  void ofOthersNotMoreIsShownThanOneCanRead() {
    List<EntryBody.Chat> chats = new ArrayList<>();
    for (int i = 1; i <= Pendings.MAX_OF_OTHERS + 10; i++) {
      chats.add(Session.chat(2, Session.BOBS, i, "m" + i));
    }
    session.see(new UiEvent.Told(chats));
    assertEquals(Pendings.MAX_OF_OTHERS, session.model.pending().size());
  }

  @Test
  void anEmptyLineIsNoMessage() {
    session.type("  ");
    session.press(Key.Kind.ENTER);
    assertEquals(List.of(), session.marks());
  }

  @Test
  void aTextCanBeginWithASlash() {
    session.say("//etc");
    assertTrue(session.wishes.contains(new Wish.Send(1, "general", "/etc")));
  }

  @Test
  void theNumberIsUnknownUntilItIsOnDisk() {
    session.say("hello");
    assertNull(session.model.pending().get(0).msgId());
  }
}
