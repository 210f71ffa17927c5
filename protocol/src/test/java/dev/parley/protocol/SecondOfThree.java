package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Handover;

/** A test of n2 of n1, n2 and n3, started again in term 1; link 10 goes to n1, and 30 to n3. */
abstract class SecondOfThree {
  final RecordingEffects effects = new RecordingEffects();
  final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  final Book book;
  final Peer peer;
  long now = 10_000;

  /**
   * @param book all that the three have; its first two entries are final
   */
  SecondOfThree(Book book) {
    this.book = book;
    book.entries().forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.onHello(10, true, Group.hello(1, 1), now);
    peer.onHello(30, true, Group.hello(3, 1), now);
    peer.settle(now);
  }

  final void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  final void follow3() {
    comes(30, book.coordinator(3, book.entries().size(), 2));
    assertEquals(3, peer.status(now).leaderId());
  }

  /** In term 2, by n3's HANDOVER and n1's grant. */
  final void lead() {
    follow3();
    comes(30, new Handover(1));
    peer.onHardStateStored(new HardState(2, Group.replica(2)), now);
    String storageId = Group.peer(1).storageId();
    comes(10, new ElectionOk(ElectionAnswer.GRANTED, 2, 0, storageId, book.end(), 2));
    assertEquals(2, peer.status(now).leaderId());
  }

  final void synced() {
    peer.onLogSynced(log.epoch(), log.end().seqNo(), now);
    peer.settle(now);
  }
}
