package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** n2 follows, and wants to leave the group. */
class AskingTest extends SecondOfThree {
  AskingTest() {
    super(Book.of(1, 2, 3));
  }

  @Test
  void whatWaitsIsTold() {
    peer.request(Request.remove(3), now);
    peer.request(Request.name(2, "bob"), now);
    assertEquals(List.of(Request.remove(3), Request.name(2, "bob")), peer.waiting().requests());
  }

  @Test
  void aNameLikeAnothersIsTaken() {
    follow3();
    peer.request(Request.name(2, "N3"), now);
    peer.settle(now);
    assertEquals(List.of(), peer.waiting().requests());
    assertTrue(effects.notices.contains("the name N3 is taken; choose another"));
    peer.request(Request.name(2, "N2"), now);
    peer.settle(now);
    assertEquals(1, peer.waiting().requests().size());
  }

  @Test
  void aMentionIsNoName() {
    int before = effects.notices.size();
    for (String name : List.of("@bob", "#bob", "/bob")) {
      peer.request(Request.name(2, name), now);
    }
    assertEquals(List.of(), peer.waiting().requests());
    assertEquals(before + 3, effects.notices.size());
  }

  @Test
  void aNewLeaderIsAskedAtOnceForItKnowsOfNoRequest() {
    follow3();
    peer.request(Request.remove(2), now);
    peer.settle(now);
    assertEquals(1, effects.sent(30, Request.class).size());
    Coordinator next = new Coordinator(2, Group.peer(1), 3, book.end().term(), book.end().crc(), 2);
    comes(10, next);
    peer.onHardStateStored(new HardState(2, Group.replica(1)), now);
    peer.settle(now);
    assertEquals(1, effects.sent(10, Request.class).size());
    comes(10, next);
    assertEquals(1, effects.sent(10, Request.class).size());
  }
}
