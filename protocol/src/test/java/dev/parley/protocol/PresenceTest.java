package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Bye;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * n2, who has a vote, and n4, who has none: their connection is a slow one. Link 40 leads there.
 */
class PresenceTest {
  private static final long HEARTBEAT = 200;

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Peer peer;
  private long now = 10_000;

  PresenceTest() {
    Book book =
        Book.of(1, 2, 3)
            .add(
                1, Group.members(Group.voter(1), Group.voter(2), Group.voter(3), Group.learner(4)));
    book.entries().forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.settle(now);
    peer.onHello(40, true, Group.hello(4, 1), now);
    peer.settle(now);
    pass(HEARTBEAT);
    effects.sent.clear();
  }

  private void pass(long millis) {
    for (long until = now + millis; now < until; now += 10) {
      peer.settle(now);
    }
  }

  private void comes(Message message) {
    peer.onMessage(40, message, now);
    peer.settle(now);
  }

  private MemberStatus four() {
    return peer.status(now).members().get(3);
  }

  private Heartbeat beat(Presence presence, String away) {
    return new Heartbeat(false, 1, 0, true, List.of(), true, 2, log.position(2), presence, away);
  }

  @Test
  void aChangeIsToldSoonOnSlowConnectionsToo() {
    peer.presence(Presence.AWAY, "lunch", now);
    pass(HEARTBEAT + 10);
    List<Heartbeat> beats = effects.sent(40, Heartbeat.class);
    assertEquals(1, beats.size());
    assertEquals(Presence.AWAY, beats.get(0).presence());
    assertEquals("lunch", beats.get(0).away());
  }

  @Test
  void manyChangesCostNoMoreHeartbeatsThanTheTimeTheyTake() {
    for (int i = 0; i < 100; i++) {
      peer.presence(i % 2 == 0 ? Presence.IDLE : Presence.ONLINE, "", now);
      peer.settle(now);
    }
    pass(HEARTBEAT + 10);
    assertTrue(effects.sent(40, Heartbeat.class).size() <= 2);
  }

  @Test
  void whatIsNoChangeIsNotHurried() {
    peer.presence(Presence.ONLINE, "", now);
    pass(HEARTBEAT + 10);
    assertEquals(List.of(), effects.sent(40, Heartbeat.class));
  }

  @Test
  void whatIsNotFitToBeSaidIsLeftOut() {
    peer.presence(Presence.AWAY, "x".repeat(65), now);
    pass(HEARTBEAT + 10);
    assertEquals("", effects.sent(40, Heartbeat.class).get(0).away());
  }

  @Test
  void whoSaysSomethingIsBack() {
    peer.presence(Presence.AWAY, "lunch", now);
    assertEquals(Presence.AWAY, peer.status(now).members().get(1).presence());
    peer.type("general", "back", 0, now);
    assertEquals(Presence.ONLINE, peer.status(now).members().get(1).presence());
    assertEquals("", peer.status(now).members().get(1).away());
  }

  @Test
  void whoIsIdleMayTalk() {
    peer.presence(Presence.IDLE, "", now);
    peer.type("general", "a program wrote this", 0, now);
    assertEquals(Presence.IDLE, peer.status(now).members().get(1).presence());
  }

  @Test
  void whatOthersSayIsInTheStatus() {
    comes(beat(Presence.AWAY, "lunch"));
    assertEquals(Presence.AWAY, four().presence());
    assertEquals("lunch", four().away());
    comes(beat(Presence.ONLINE, ""));
    assertEquals("", four().away());
  }

  @Test
  void leavingAndBeingLostAreToldApart() {
    comes(new Bye("quit"));
    assertEquals("left", four().offlineWhy());
    assertTrue(effects.notices.contains("n4 is offline (left)"), effects.notices.toString());

    peer.onHello(41, true, Group.hello(4, 2), now);
    assertEquals("", four().offlineWhy());
    peer.onClosed(41, now);
    assertEquals("connection lost", four().offlineWhy());
  }

  @Test
  void aReasonForLeavingIsSaid() {
    comes(new Bye("power failure"));
    assertEquals("left: power failure", four().offlineWhy());
  }
}
