package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Handover;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.RequestKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** n2 leads, n3 is fit to take over, and n1 is away: without it, n3 cannot be removed yet. */
class LeavingTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book book = Book.of(1, 2, 3);
  private Peer peer;
  private long now = 10_000;

  @BeforeEach
  void lead() {
    book.entries().forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.onHello(10, true, Group.hello(1, 1), now);
    peer.onHello(30, true, Group.hello(3, 1), now);
    comes(30, book.coordinator(3, 2, 2));
    comes(30, new Handover(1));
    peer.onHardStateStored(new HardState(2, Group.replica(2)), now);
    String storageId = Group.peer(1).storageId();
    comes(10, new ElectionOk(ElectionAnswer.GRANTED, 2, 0, storageId, book.end(), 2));
    assertEquals(2, peer.status(now).leaderId());
    peer.onClosed(10, now);
  }

  private void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  /** For longer than takeover-after, n3 follows and has everything. */
  private void n3IsFitForAWhile() {
    for (int beat = 0; beat < 20; beat++) {
      now += PeerConfig.DEFAULT.heartbeatMillis();
      peer.onLogSynced(log.epoch(), log.end().seqNo(), now);
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
    comes(30, new Request(RequestKind.REMOVE, 3, ""));
    n3IsFitForAWhile();
    assertEquals(List.of(), effects.sent(30, Handover.class));
  }
}
