package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.link.Links;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Commit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/protocol.md sections 2 and 5: on disk before it is used. */
class PromiseGateTest {
  private static final HardState FOUR = new HardState(4, Group.replica(2));
  private static final HardState FIVE = new HardState(5, Group.replica(3));

  private final Links links = new Links(1);
  private final RecordingEffects effects = new RecordingEffects();
  private final PromiseGate gate = new PromiseGate(links, effects);

  @BeforeEach
  void connect() {
    links.put(new Link(20, true, Group.hello(2, 1)));
    links.put(new Link(30, true, Group.hello(3, 1)));
  }

  private List<Message> said() {
    return effects.sent.stream().map(RecordingEffects.Sent::message).toList();
  }

  @Test
  void withoutAPromiseAllLeavesAtOnce() {
    gate.send(2, new Commit(3, 1));
    gate.send(4, new Commit(3, 1));
    assertEquals(List.of(new RecordingEffects.Sent(20, new Commit(3, 1))), effects.sent);
  }

  @Test
  @DisplayName("puts term and promise on disk, then answers")
  void whatIsSaidAfterAPromiseWaitsForTheDiskInOrder() {
    gate.promise(FOUR);
    gate.send(2, new Commit(4, 1));
    gate.push(List.of(2, 4), Book.of(1).entry(1));
    gate.send(3, new Commit(4, 2));
    assertEquals(List.of(FOUR), effects.promises);
    assertEquals(List.of(), effects.sent);
    gate.onStored(FOUR);
    assertEquals(
        List.of(new Commit(4, 1), new Message.Sequenced(Book.of(1).entry(1)), new Commit(4, 2)),
        said());
    gate.send(2, new Commit(4, 3));
    assertEquals(4, effects.sent.size());
  }

  @Test
  @DisplayName("† no ACK of a lower term leaves")
  void anAckThatWaitsWhenANewPromiseIsMadeNeverLeaves() {
    gate.promise(FOUR);
    gate.send(2, new Ack(4, 1, 1));
    gate.send(2, new Commit(4, 1));
    gate.promise(FIVE);
    gate.send(3, new Ack(5, 2, 2));
    gate.onStored(FIVE);
    assertEquals(List.of(new Commit(4, 1), new Ack(5, 2, 2)), said());
  }

  @Test
  void theDiskMustHaveTheLastPromise() {
    gate.promise(FOUR);
    gate.promise(FIVE);
    gate.send(2, new Commit(5, 1));
    gate.onStored(FOUR);
    assertEquals(List.of(), effects.sent);
    gate.onStored(FIVE);
    assertEquals(1, effects.sent.size());
  }

  @Test
  void whatWaitsForAClosedConnectionIsDropped() {
    gate.promise(FOUR);
    gate.send(2, new Commit(4, 1));
    links.remove(20);
    links.put(new Link(21, true, Group.hello(2, 1)));
    gate.onStored(FOUR);
    assertEquals(List.of(), effects.sent);
  }
}
