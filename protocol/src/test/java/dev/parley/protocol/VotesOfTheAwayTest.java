package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** n2 leads n1 and n3, and n4, which has no vote, is caught up. */
class VotesOfTheAwayTest extends SecondOfThree {
  VotesOfTheAwayTest() {
    super(
        new Book()
            .add(0, Group.members(Group.voter(1), Group.voter(2), Group.voter(3), Group.learner(4)))
            .leader(1, 1));
    lead();
    peer.onHello(40, true, Group.hello(4, 1), now);
  }

  /** n1 and n4 follow for longer than takeover-after. */
  private void timePasses() {
    for (int beat = 0; beat < 14; beat++) {
      now += PeerConfig.DEFAULT.heartbeatMillis();
      synced();
      follows(10);
      follows(40);
    }
    assertEquals(2, peer.status(now).leaderId());
  }

  private void follows(long link) {
    long end = log.end().seqNo();
    comes(link, new Ack(2, end, log.end().crc()));
    comes(
        link, new Heartbeat(false, 2, 2, true, List.of(2), true, end, log.end(), Presence.ONLINE));
  }

  @Test
  void whoSaidGoodbyeIsReplacedAtOnce() {
    comes(30, new Message.Bye("quit"));
    timePasses();
    assertEquals(List.of(1, 2, 4), peer.status(now).voterIds());
  }

  @Test
  void whoOnlyVanishesIsNot() {
    peer.onClosed(30, now);
    timePasses();
    assertEquals(List.of(1, 2, 3), peer.status(now).voterIds());
  }

  @Test
  void whoCameBackAndVanishesIsNotEither() {
    comes(30, new Message.Bye("quit"));
    peer.onHello(31, true, Group.hello(3, 2), now);
    peer.onClosed(31, now);
    timePasses();
    assertEquals(List.of(1, 2, 3), peer.status(now).voterIds());
  }
}
