package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.effect.Notice;
import dev.parley.tui.screen.Key;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SightingsTest {
  private static final String LOST = "connection lost";

  private final Session session = Session.ready();

  private void seen(int nodeId, boolean here, String why) {
    session.notice(new Notice.MemberSeen(nodeId, here, why));
  }

  private Map<Long, List<String>> told() {
    return session.model.group().sightings().told();
  }

  @Test
  void whoLeavesAndComesBackIsSaidAfterTwoSeconds() {
    session.status(State.FOLLOWER, 3);
    seen(2, true, "");
    session.tick(7000);
    assertEquals(Map.of(), told());
    seen(2, false, LOST);
    assertEquals(session.now + 2000, ChatUpdate.wakeAt(session.model));
    session.tick(1999);
    assertEquals(Map.of(), told());
    session.tick(1);
    assertEquals(Map.of(1L, List.of("bob left (connection lost)")), told());
    session.deliver(session.bob("one"));
    seen(2, true, "");
    session.tick(2000);
    assertEquals(List.of("bob is back"), told().get(2L));
  }

  @Test
  void whoSaysGoodbyeJustLeft() {
    seen(2, true, "");
    seen(2, false, "left");
    session.tick(2000);
    assertEquals(Map.of(1L, List.of("bob left")), told());
  }

  @Test
  void whySomebodyWasLostIsNotSaidInFull() {
    seen(2, true, "");
    seen(2, false, LOST + ": reset by peer");
    session.tick(2000);
    assertEquals(Map.of(1L, List.of("bob left (connection lost)")), told());
  }

  @Test
  void whoIsAwayForAMomentIsNoNews() {
    seen(2, true, "");
    for (int i = 0; i < 10; i++) {
      seen(2, false, LOST);
      session.tick(1500);
      seen(2, true, "");
      session.tick(100);
    }
    session.tick(60_000);
    assertEquals(Map.of(), told());
  }

  @Test
  void whoIsNoMemberAnyMoreIsNotMissed() {
    seen(3, true, "");
    session.deliver(session.append(Session.members("alice", "bob")));
    seen(3, false, LOST);
    session.tick(2000);
    assertEquals(Map.of(), told());
  }

  @Test
  void whoWasNeverThereHasNotLeft() {
    Session alone = new Session(1);
    alone.deliver(alone.append(Session.members("alice", "bob")));
    alone.notice(new Notice.MemberSeen(2, false, LOST));
    alone.tick(2000);
    assertEquals(Map.of(), alone.model.group().sightings().told());
  }

  @Test
  void whoeverLeavesSeesNobodyLeave() {
    seen(2, true, "");
    session.status(State.LEAVING, 0);
    seen(2, false, LOST);
    session.tick(2000);
    assertEquals(Map.of(), told());
  }

  @Test
  void theSameIsSaidOnceAndOldOnesAreForgotten() {
    seen(2, true, "");
    for (int i = 0; i < 2 * Sightings.MOST; i++) {
      seen(2, false, LOST);
      session.tick(2000);
      seen(2, true, "");
      session.tick(2000);
      assertTrue(told().get(session.model.group().finalSeq()).size() <= 2);
      if (i % 2 == 1) {
        session.deliver(session.bob("message"));
      }
    }
    assertTrue(told().size() <= Sightings.MOST);
    assertTrue(told().containsKey(session.model.group().finalSeq() - 1));
  }

  @Test
  void whatOneReadsDoesNotMoveWhenSomebodyLeaves() {
    session.deliverBobs(50);
    seen(2, true, "");
    session.press(Key.ctrl('t'));
    assertEquals("message 51/0", session.bottom());
    session.heights.sightings(true);
    seen(2, false, LOST);
    session.tick(2000);
    assertEquals("message 51/0", session.bottom());
  }

  @Test
  void whoFallsSilentHasLeftByTheStatus() {
    session.status(State.FOLLOWER, 3);
    session.status(State.ELECTION, 0);
    session.tick(2000);
    assertEquals(Map.of(1L, List.of("carol left (timeout)")), told());
    session.status(State.FOLLOWER, 3);
    session.tick(2000);
    assertEquals(List.of("carol left (timeout)", "carol is back"), told().get(1L));
  }

  @Test
  void aStatusKeepsTheReasonThatWasHeard() {
    session.status(State.FOLLOWER, 3);
    seen(3, false, LOST);
    session.status(State.ELECTION, 0);
    session.tick(2000);
    assertEquals(Map.of(1L, List.of("carol left (connection lost)")), told());
  }
}
