package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.RequestKind;
import org.junit.jupiter.api.Test;

/** n2 follows, and wants to leave the group. */
class AskingTest {
  private static final long NOW = 10_000;

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book book = Book.of(1, 2, 3);

  private Peer follower() {
    book.entries().forEach(log::append);
    Peer peer = Group.restarted(2, log, effects);
    peer.onHello(10, true, Group.hello(1, 1), NOW);
    peer.onHello(30, true, Group.hello(3, 1), NOW);
    return peer;
  }

  private static void comes(Peer peer, long link, Message message) {
    peer.onMessage(link, message, NOW);
    peer.settle(NOW);
  }

  @Test
  void aNewLeaderIsAskedAtOnceForItKnowsOfNoRequest() {
    Peer peer = follower();
    Coordinator first = book.coordinator(3, 2, 2);
    comes(peer, 30, first);
    peer.request(RequestKind.REMOVE, 2, "", NOW);
    peer.settle(NOW);
    assertEquals(1, effects.sent(30, Request.class).size());
    Coordinator next = new Coordinator(2, Group.peer(1), 3, book.end().term(), book.end().crc(), 2);
    comes(peer, 10, next);
    peer.onHardStateStored(new HardState(2, Group.replica(1)), NOW);
    peer.settle(NOW);
    assertEquals(1, effects.sent(10, Request.class).size());
    comes(peer, 10, next);
    assertEquals(1, effects.sent(10, Request.class).size());
  }
}
