package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Sequenced;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What a surface learns of messages on their way: n2, which n3 leads, types three. */
class WaitingTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book book = Book.of(1, 2, 3);
  private final Peer peer;

  WaitingTest() {
    book.entries().forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.onHello(30, true, Group.hello(3, 1), 10);
    comes(new Coordinator(1, Group.peer(3), 2, 0, book.position(1).crc(), 2));
    for (int i = 1; i <= 3; i++) {
      peer.onOutboxStored(peer.type("general", "text " + i, 0, 10).msgId(), 10);
      peer.settle(10);
    }
  }

  private void comes(Message message) {
    peer.onMessage(30, message, 10);
    peer.settle(10);
  }

  private void numbers(int typed) {
    book.add(1, effects.typed.get(typed));
    comes(new Sequenced(book.entry((int) book.end().seqNo())));
  }

  private static MessageId id(long number) {
    return new MessageId(Group.origin(2), number);
  }

  @Test
  void whatHasNoNumberWaits() {
    assertEquals(effects.typed, peer.waiting().own());
    assertEquals(Map.of(), peer.waiting().numbered());
  }

  @Test
  void whatTheLogHasAboveTheCommitPointIsNumbered() {
    numbers(0);
    comes(new Sequenced(book.chat(1, 1, 1).entry(4)));
    numbers(1);
    assertEquals(Map.of(id(1), 3L, id(2), 5L), peer.waiting().numbered());
    assertEquals(3, peer.waiting().own().size());
    comes(new Message.Commit(1, 4));
    assertEquals(Map.of(id(2), 5L), peer.waiting().numbered());
  }

  @Test
  void whatIsCutHasNoNumberAnyMore() {
    numbers(0);
    Book later = book.first(2).leader(2, 1);
    peer.onHello(11, true, Group.hello(1, 1), 20);
    peer.onMessage(11, later.coordinator(1, 3, 2), 20);
    peer.settle(20);
    assertEquals(2, log.end().seqNo());
    assertEquals(Map.of(), peer.waiting().numbered());
  }

  @Test
  void theNumbersAreOfTheLeaderWhoseLogIsFollowed() {
    numbers(0);
    assertEquals(1, peer.waiting().inLineTerm());
    Book later = book.first(2).leader(2, 1);
    peer.onHello(11, true, Group.hello(1, 1), 20);
    peer.onMessage(11, later.coordinator(1, 3, 2), 20);
    assertEquals(2, peer.waiting().inLineTerm());
    assertEquals(0, Group.restarted(2, log, effects).waiting().inLineTerm());
  }

  @Test
  void itDoesNotChange() {
    SortedMap<MessageId, Long> before = peer.waiting().numbered();
    numbers(0);
    assertEquals(Map.of(), before);
    assertThrows(UnsupportedOperationException.class, () -> before.put(id(9), 9L));
    assertEquals(List.of(), peer.waiting().held());
  }
}
