package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.effect.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StatusesTest {
  private final Session session = Session.ready();

  @Test
  void aShortElectionDoesNotFlash() {
    session.status(State.ELECTION, 0);
    assertEquals(State.FOLLOWER, session.model.group().standing().shown());
    assertEquals(session.now + 300, ChatUpdate.wakeAt(session.model));
    session.tick(200);
    session.status(State.FOLLOWER, 2);
    assertEquals(State.FOLLOWER, session.model.group().standing().shown());
  }

  @Test
  void aLongElectionIsNamedAndCounted() {
    session.status(State.ELECTION, 0);
    session.tick(300);
    assertEquals(State.ELECTION, session.model.group().standing().shown());
    session.tick(900);
    assertEquals(1200, session.model.group().standing().leaderlessMillis(session.now));
  }

  @Test
  void aMajorityIsCounted() {
    session.status(State.NO_MAJORITY, 0);
    Standing group = session.model.group().standing();
    assertEquals(State.NO_MAJORITY, group.shown());
    assertEquals(3, group.voters());
    assertEquals(2, group.votersNeeded());
    assertEquals(2, group.votersInReach());
    assertEquals(List.of(2), group.othersInReach());
  }

  @Test
  void aCatchUpTellsHowFarItIsAndHowLongItTakes() {
    Session late = new Session(101);
    for (int i = 0; i < 200; i++) {
      late.bob("message " + i);
    }
    late.see(Session.OPENED);
    late.status(late.statusOf(State.CATCH_UP, 3, 100, 200));
    CatchUp begin = late.model.group().reached().catchUp();
    assertEquals(50, begin.percent());
    assertEquals(-1, begin.leftMillis(late.now));
    late.now += 1000;
    late.see(new UiEvent.Delivered(late.log.subList(100, 150)));
    CatchUp half = late.model.group().reached().catchUp();
    assertEquals(75, half.percent());
    assertEquals(1000, half.leftMillis(late.now));
    late.see(new UiEvent.Delivered(late.log.subList(150, 200)));
    late.status(State.FOLLOWER, 3);
    assertNull(late.model.group().reached().catchUp());
    assertFalse(late.model.group().reached().isBehind());
  }

  @Test
  void fallingBehindByLittleIsNoBacklog() {
    session.status(session.statusOf(State.CATCH_UP, 3, 1, 10));
    assertFalse(session.model.group().reached().isBehind());
    session.deliver(session.bob("hello"));
    assertEquals(Reading.Unread.NONE, session.model.reading().unread());
  }

  @Test
  void fallingFarBehindIsOne() {
    session.status(session.statusOf(State.CATCH_UP, 3, 1, 1000));
    assertTrue(session.model.group().reached().isBehind());
    assertTrue(
        session.deliver(session.bob("@alice")).stream().noneMatch(Wish.Bell.class::isInstance));
    session.status(State.FOLLOWER, 3);
    assertEquals(2, session.model.reading().unread().first());
    assertTrue(session.model.reading().unread().seen());
  }

  @Test
  void aDamagedLogIsSaidUntilThatIsRead() {
    session.see(new UiEvent.Noticed(new Notice.Damage("damage: entry #7; set aside")));
    session.tick(60_000);
    Overlay.Text text = assertInstanceOf(Overlay.Text.class, session.model.overlay());
    assertEquals("damage: entry #7; set aside", text.text());
  }

  @Test
  void anIdleScreenWakesOnceAMinute() {
    session.status(State.FOLLOWER, 3);
    long next = ChatUpdate.wakeAt(session.model);
    assertEquals(0, next % 60_000);
    assertTrue(next > session.now);
  }

  @Test
  void whileSomebodyTrailsItWakesOnceASecond() {
    session.status(State.FOLLOWER, 3);
    session.tick(1000);
    session.deliver(session.bob("hello"));
    assertTrue(ChatUpdate.wakeAt(session.model) <= session.now + 1000);
  }

  @Test
  void aStateThatTellsHowLongWakesOnceASecond() {
    session.status(State.ALONE, 0);
    assertTrue(ChatUpdate.wakeAt(session.model) <= session.now + 1000);
  }

  @ParameterizedTest
  @EnumSource(names = {"ALONE", "JOINING"})
  void whoeverLooksForOthersIsAskedForNewsOnceASecondAndWakesForNothingElse(State state) {
    session.status(state, 0);
    long end = session.now + 10_000;
    int ticks = 0;
    int asked = 0;
    while (ChatUpdate.wakeAt(session.model) < end) {
      session.now = ChatUpdate.wakeAt(session.model);
      ticks++;
      if (session.see(new UiEvent.Tick()).contains(new Wish.AskStatus())) {
        asked++;
        session.now += 5;
        session.status(state, 0);
      }
    }
    assertTrue(asked >= 9, asked + " statuses");
    assertTrue(ticks <= 10, ticks + " ticks");
  }

  @Test
  void howDiallingGoesOnIsKeptWithTheStatus() {
    PeerStatus status = session.statusOf(State.ALONE, 0, 1, 1);
    session.see(new UiEvent.StatusChanged(status, new Dialling(7, 1500)));
    session.tick(100);
    assertEquals(new Dialling(7, 1500), session.model.group().standing().dialling());
    session.status(State.FOLLOWER, 3);
    assertEquals(Dialling.NONE, session.model.group().standing().dialling());
  }

  @Test
  void aStatusThatAgesIsAskedForAboutOnceASecond() {
    assertFalse(session.tick(899).contains(new Wish.AskStatus()));
    assertTrue(session.tick(1).contains(new Wish.AskStatus()));
    assertFalse(session.deliver(session.bob("hello")).contains(new Wish.AskStatus()));
  }

  @Test
  void aRefusalIsTold() {
    session.notice(new Notice.Refused("NAME_TAKEN", "the name bob is taken"));
    assertEquals("the name bob is taken", session.model.hint().text());
  }

  @Test
  void theClockNeverGoesBack() {
    long before = session.model.now();
    session.tick(-5000);
    assertEquals(before, session.model.now());
  }

  @Test
  void anotherGroupsLogTakesThePlaceOfOnesOwnAndWhatWasTypedStays() {
    Session session = Session.ready();
    session.deliver(session.append(Session.chat(2, Session.BOBS, 1, "in the old group")));
    session.type("a draft");
    session.see(
        new UiEvent.Noticed(
            new Notice.Dissolved("bob at 127.0.0.1:6002", "/data/log.dissolved-1")));
    assertEquals(List.of(), session.model.history().lines());
    assertEquals(0, session.model.group().finalSeq());
    assertEquals("a draft", session.model.input().text());
    assertTrue(session.model.hint().text().startsWith("joins the group of bob"));
    session.log.clear();
    session.deliver(session.append(Session.members("zoe", "bob")));
    assertEquals("zoe", session.model.group().nameOf(1));
    assertEquals(1, session.model.group().finalSeq());
  }
}
