package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.CatchupReq;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * n2 of n1, n2 and n3 with nobody to talk to any more: whatever it waits for, it must not be called
 * more often than its own heartbeats and elections need.
 */
class IdleTest {
  private static final long A_WHILE_MILLIS = 10_000;

  /** Heartbeats are five a second, and an election has few steps. */
  private static final int FEW = 200;

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book theirs = Book.of(1, 2, 3).chat(1, 1, 1).leader(2, 3).chat(2, 1, 2);
  private Peer peer;
  private long now = 10_000;

  @BeforeEach
  void start() {
    theirs.entries().subList(0, 2).forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.onHello(30, true, Group.hello(3, 1), now);
    peer.onMessage(30, theirs.coordinator(3, 4, 2), now);
    peer.onHardStateStored(new HardState(2, Group.replica(3)), now);
    peer.settle(now);
    assertEquals(3, peer.status(now).leaderId());
  }

  private void staysIdle() {
    int calls = 0;
    for (long end = now + A_WHILE_MILLIS; now < end; calls++) {
      now = peer.settle(now);
    }
    assertTrue(calls < FEW, calls + " calls in " + A_WHILE_MILLIS + " ms");
  }

  @Test
  void aPullThatItsLeaderNeverAnswers() {
    assertEquals(1, effects.sent(30, CatchupReq.class).size());
    staysIdle();
  }

  @Test
  void aMessageThatWaitsForALeader() {
    peer.onOutboxStored(peer.type("general", "hello", 0, now).msgId(), now);
    peer.settle(now);
    assertEquals(1, effects.sent(30, Message.Chat.class).size());
    peer.onClosed(30, now);
    staysIdle();
  }

  @Test
  void aRequestThatWaitsForALeader() {
    peer.onClosed(30, now);
    peer.onDialRefused(3, now);
    peer.request(Message.Request.name(2, "Bob"), now);
    staysIdle();
  }
}
