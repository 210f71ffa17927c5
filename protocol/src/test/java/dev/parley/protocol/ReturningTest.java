package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.Source;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * n2 was away for so long that its log names n1 and n3 beside it, while the group is n2, n6 and n7
 * by now. It knows nobody's address, but n7, which has its own, dials it on link 70.
 */
class ReturningTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book old = Book.of(1, 2, 3);
  private final Book theirs =
      old.first(2)
          .add(1, Group.voterEntry(1, 2, 3, 6))
          .add(1, Group.voterEntry(2, 3, 6))
          .add(1, Group.voterEntry(2, 3, 6, 7))
          .add(1, Group.voterEntry(2, 6, 7))
          .leader(8, 7);
  private Peer peer;
  private long now = 10_000;

  @BeforeEach
  void start() {
    old.entries().forEach(log::append);
    peer = Group.restarted(2, log, effects);
    peer.settle(now);
    peer.onHello(70, false, Group.hello(7, 1), now);
    peer.settle(now);
  }

  private void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  private static Heartbeat beat(LogPosition commit, Integer... hears) {
    return new Heartbeat(
        false, 8, 0, true, List.of(hears), true, commit.seqNo(), commit, Presence.ONLINE);
  }

  private List<CatchupReq> asked(long link) {
    return effects.sent(link, CatchupReq.class);
  }

  private void isLevel() {
    assertEquals(theirs.end(), log.end());
    assertEquals(theirs.entries().size(), peer.status(now).committed().seqNo());
    assertEquals(List.of(2, 6, 7), peer.status(now).voterIds());
    assertTrue(effects.connections.keySet().containsAll(List.of(6, 7)));
    assertEquals(List.of(), effects.stops);
  }

  @Test
  void aLeaderThatTheOldLogDoesNotNameCatchesItUp() {
    LogPosition before = theirs.position(6);
    comes(70, new Coordinator(8, Group.peer(7), 7, before.term(), before.crc(), 7));
    peer.onHardStateStored(new HardState(8, Group.replica(7)), now);
    assertEquals(3, asked(70).get(0).fromSeq());
    comes(70, theirs.response(Source.LEADER, 8, 3, 7, 7));
    isLevel();
  }

  @Test
  void withNoLeaderOneThatTheOldLogDoesNotNameCatchesItUp() {
    comes(70, beat(theirs.end(), 2));
    assertEquals(3, asked(70).get(0).fromSeq());
    comes(70, theirs.response(Source.MEMBER, 8, 3, 7, 7));
    isLevel();
  }

  /** A promise of before counts no more: its candidate would get entries of a later term. */
  @Test
  void withWhatIsFinalItEntersTheTermOfThat() {
    peer.onHello(30, false, Group.hello(3, 1), now);
    comes(30, new Message.Election(false, 7, 0, true));
    peer.onHardStateStored(new HardState(7, Group.replica(3)), now);
    comes(70, beat(theirs.end(), 2));
    comes(70, theirs.response(Source.MEMBER, 8, 3, 7, 7));
    assertEquals(new HardState(8, null), effects.promises.get(effects.promises.size() - 1));
    peer.onHardStateStored(new HardState(8, null), now);
    comes(30, new CatchupReq(7, 3, Long.MAX_VALUE));
    assertEquals(Source.MEMBER, effects.sent(30, Message.CatchupResp.class).get(0).as());
    comes(30, new Message.Election(false, 7, 0, true));
    comes(30, new Message.Election(false, 8, 0, true));
    List<Message.ElectionOk> answers = effects.sent(30, Message.ElectionOk.class);
    assertEquals(
        List.of(
            Message.ElectionAnswer.GRANTED,
            Message.ElectionAnswer.REFUSED,
            Message.ElectionAnswer.REFUSED),
        answers.stream().map(Message.ElectionOk::answer).toList());
  }

  @Test
  void aPeerStartsInTheTermOfItsLogAtLeast() {
    Peer again = Group.restarted(2, log, new RecordingEffects());
    assertEquals(1, again.status(now).term());
  }

  @Test
  void whereThoseThatTheLogNamesAreAMajorityNobodyElseIsAsked() {
    peer.onHello(10, false, Group.hello(1, 1), now);
    comes(10, beat(old.end(), 2));
    comes(70, beat(theirs.end(), 2));
    assertEquals(List.of(), asked(70));
  }

  @Test
  void aMemberIsAskedBeforeAStranger() {
    peer.onHello(10, false, Group.hello(1, 1), now);
    peer.onMessage(10, beat(theirs.end()), now);
    comes(70, beat(theirs.end(), 2));
    assertEquals(1, asked(10).size());
    assertEquals(List.of(), asked(70));
  }
}
