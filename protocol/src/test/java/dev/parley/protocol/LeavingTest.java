package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Handover;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** n2 leads, n3 is fit to take over, and n1 is away: without it, n3 cannot be removed yet. */
class LeavingTest extends SecondOfThree {
  LeavingTest() {
    super(Book.of(1, 2, 3));
    lead();
    peer.onClosed(10, now);
  }

  /** For longer than takeover-after, n3 follows and has everything. */
  private void n3IsFitForAWhile() {
    for (int beat = 0; beat < 20; beat++) {
      now += PeerConfig.DEFAULT.heartbeatMillis();
      synced();
      long end = log.end().seqNo();
      comes(30, new Ack(2, end, log.end().crc()));
      comes(
          30, new Heartbeat(false, 2, 2, true, List.of(2), true, end, log.end(), Presence.ONLINE));
    }
    assertEquals(2, peer.status(now).leaderId());
  }

  @Test
  void theHigherVoterIsHandedTheLead() {
    n3IsFitForAWhile();
    assertTrue(effects.sent(30, Handover.class).size() > 0);
  }

  @Test
  void whoWantsToLeaveIsNotHandedTheLeadAgain() {
    comes(30, Request.remove(3));
    n3IsFitForAWhile();
    assertEquals(List.of(), effects.sent(30, Handover.class));
  }
}
