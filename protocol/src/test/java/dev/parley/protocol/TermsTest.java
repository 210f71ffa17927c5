package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Handover;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.message.Message.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** n2 of n1, n2 and n3 follows n3 in term 1, or leads in term 2; what others say of other terms. */
class TermsTest extends SecondOfThree {
  TermsTest() {
    super(Book.of(1, 2, 3).chat(1, 1, 1));
  }

  private void leadSynced() {
    lead();
    synced();
  }

  private void n3Beats(boolean canWrite) {
    comes(
        30,
        new Heartbeat(
            false,
            2,
            2,
            true,
            List.of(1, 2),
            canWrite,
            log.end().seqNo(),
            log.end(),
            Presence.ONLINE));
  }

  private void n3Acknowledges(long term) {
    comes(30, new Ack(term, log.end().seqNo(), log.end().crc()));
  }

  @Test
  void anAckOfAnotherTermCountsForNothing() {
    leadSynced();
    n3Acknowledges(1);
    assertEquals(2, peer.status(now).committed().seqNo());
    n3Acknowledges(2);
    assertEquals(log.end(), peer.status(now).committed());
  }

  @Test
  void whoIsInAnotherTermIsServedWhatIsFinal() {
    leadSynced();
    comes(10, new CatchupReq(1, 1, Long.MAX_VALUE));
    CatchupResp served = effects.sent(10, CatchupResp.class).get(0);
    assertEquals(Source.MEMBER, served.as());
    assertEquals(2, served.block().count());
  }

  @Test
  void aBlockOfAnotherTermBringsNothingThatIsNotFinal() {
    Book theirs = Book.of(1, 2, 3).chat(1, 1, 1).chat(1, 1, 2).chat(1, 1, 3);
    comes(30, new Coordinator(1, Group.peer(3), 5, 1, theirs.position(4).crc(), 2));
    assertEquals(3, effects.sent(30, CatchupReq.class).get(0).fromSeq());
    comes(30, theirs.response(Source.LEADER, 0, 3, 4, 2));
    assertEquals(3, log.end().seqNo());
  }

  @Test
  void aLeaderThatSaysGoodbyeIsLostAtOnce() {
    follow3();
    comes(30, new Message.Bye("quit"));
    assertEquals(0, peer.status(now).leaderId());
  }

  @Test
  void whoQuitsHandsOverFirst() {
    leadSynced();
    n3Acknowledges(2);
    n3Beats(true);
    peer.quit(now);
    peer.settle(now);
    assertEquals(List.of(new Handover(2)), effects.sent(30, Handover.class));
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void aVoterThatIsNotCaughtUpIsNotWaitedFor() {
    leadSynced();
    for (int beat = 0; beat < 12; beat++) { // a little longer than takeover-after
      now += PeerConfig.DEFAULT.heartbeatMillis();
      n3Beats(true);
    }
    comes(10, new Message.Chat(Group.chat(1, 2)));
    assertEquals(5, log.end().seqNo());
  }

  @Test
  void aVoterThatCannotWriteIsNotHandedTheLead() {
    leadSynced();
    for (int beat = 0; beat < 20; beat++) {
      now += PeerConfig.DEFAULT.heartbeatMillis();
      n3Acknowledges(2);
      n3Beats(false);
    }
    assertEquals(2, peer.status(now).leaderId());
    assertTrue(effects.sent(30, Handover.class).isEmpty());
  }

  @Test
  void nothingIsWrittenWhileTheLeadIsHandedOver() {
    leadSynced();
    for (int beat = 0; beat < 12; beat++) {
      now += PeerConfig.DEFAULT.heartbeatMillis();
      n3Acknowledges(2);
      n3Beats(true);
    }
    assertEquals(List.of(new Handover(2)), effects.sent(30, Handover.class));
    comes(10, new Message.Chat(Group.chat(1, 2)));
    assertEquals(4, log.end().seqNo());
  }

  @Test
  void whoIsRemovedIsToldSo() {
    leadSynced();
    n3Acknowledges(2);
    n3Beats(true);
    comes(30, Message.Request.remove(1));
    now += PeerConfig.DEFAULT.heartbeatMillis();
    peer.settle(now);
    synced();
    n3Acknowledges(2);
    assertEquals(RefusalCode.REMOVED, effects.sent(10, JoinRefused.class).get(0).code());
  }
}
