package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Election;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.Source;
import dev.parley.protocol.message.Refusals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** n9 says HELLO and is no member: its link is 90. */
class StrangersTest extends SecondOfThree {
  private static final long HUGE = (1L << 53) - 1;

  StrangersTest() {
    super(Book.of(1, 2, 3).chat(1, 1, 1));
    peer.onHello(90, false, Group.hello(9, 1), now);
    peer.settle(now);
  }

  private static Heartbeat beat(long term) {
    LogPosition commit = new LogPosition(0, 0, Group.GENESIS);
    return new Heartbeat(true, term, 9, true, List.of(), true, HUGE, commit, Presence.ONLINE);
  }

  @Test
  void aStrangerTakesNoFollowerAway() {
    follow3();
    comes(90, new Election(false, 2, 1, true));
    comes(90, new Coordinator(2, Group.peer(9), 1, 0, 7, 0));
    assertEquals(3, peer.status(now).leaderId());
    assertEquals(List.of(), effects.promises);
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void aStrangerDeposesNoLeader() {
    lead();
    comes(90, beat(3));
    comes(90, new Election(false, 3, 1, true));
    comes(90, new Coordinator(3, Group.peer(9), 1, 0, 7, 0));
    comes(90, new Message.CatchupReq(3, 1, HUGE));
    assertEquals(2, peer.status(now).leaderId());
    assertEquals(2, peer.status(now).term());
  }

  @Test
  void aStrangerWritesNothingIntoTheLog() {
    lead();
    long end = log.end().seqNo();
    comes(90, new Message.Chat(Group.chat(1, 2)));
    comes(90, Request.remove(1));
    comes(90, Request.name(1, "eve"));
    comes(30, Request.name(1, "eve"));
    assertEquals(end, log.end().seqNo());
  }

  @Test
  void aBlockThatNobodyAskedForIsNotTaken() {
    Book forged = Book.of(9).chat(1, 9, 1).chat(1, 9, 2);
    comes(90, forged.response(Source.MEMBER, 1, 1, 4, 4));
    Book longer = book.first(3).chat(1, 9, 1).chat(1, 9, 2);
    comes(90, longer.response(Source.MEMBER, 1, 4, 5, 5));
    assertEquals(List.of(), effects.stops);
    assertEquals(book.end(), log.end());
  }

  @Test
  void thePromiseOfOneThatWasNotAskedBringsNoLog() {
    follow3();
    comes(30, new Message.Handover(1));
    peer.onHardStateStored(new HardState(2, Group.replica(2)), now);
    LogPosition forged = new LogPosition(9, 1, 7);
    String storageId = Group.peer(9).storageId();
    comes(90, new ElectionOk(ElectionAnswer.GRANTED, 2, 0, storageId, forged, 2));
    now += PeerConfig.DEFAULT.electionTimeoutMillis();
    peer.settle(now);
    assertEquals(List.of(), effects.sent(90, Message.CatchupReq.class));
  }

  @Test
  void withNoLeaderHeardOneThatIsNotKnownIsGrantedATerm() {
    comes(90, new Election(false, 2, 1, false));
    assertEquals(List.of(new HardState(2, Group.replica(9))), effects.promises);
  }

  @Test
  void aTermOutOfAllReasonIsNotBelieved() {
    long absurd = 2 + Strangers.TERM_LEAP;
    comes(10, new Election(false, absurd, 1, true));
    comes(10, new Coordinator(absurd, Group.peer(1), 3, 1, book.position(2).crc(), 2));
    comes(10, beat(HUGE));
    assertEquals(List.of(), effects.promises);
    comes(10, new Election(false, absurd - 1, 1, true));
    assertEquals(List.of(new HardState(absurd - 1, Group.replica(1))), effects.promises);
  }

  @Test
  void aNameThatIsNoneIsNotAskedFor() {
    lead();
    long end = log.end().seqNo();
    peer.request(Request.name(2, "\"x\""), now);
    peer.settle(now);
    assertEquals(end, log.end().seqNo());
    assertTrue(effects.notices.stream().anyMatch(n -> n.startsWith("a name is")));
  }

  @Test
  void aStrangerDismissesNobody() {
    comes(90, Refusals.removed(2));
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void whoIsInNoGroupMayOnlyAskToBeLetIn() {
    Message.Hello nobody = new Message.Hello(Limits.VERSION, Group.peer(8), null, Group.NAME, 1);
    peer.onHello(80, false, nobody, now);
    comes(80, new Message.CatchupReq(1, 1, HUGE));
    assertEquals(List.of(), effects.sent(80, Message.CatchupResp.class));
    comes(80, new Message.Join(Group.peer(8)));
    assertEquals(1, effects.sent(80, Message.JoinAck.class).size());
  }

  /** Whether a leader is heard or not: what it says stays. */
  @Test
  void whatAStrangerSaysOfReadersIsNotKept() {
    peer.onHello(80, false, Group.hello(8, 1), now);
    TreeMap<String, Long> marks = new TreeMap<>(Map.of("general", HUGE));
    comes(80, new Message.Read(2, marks));
    assertEquals(List.of(), peer.readMarks());
  }
}
