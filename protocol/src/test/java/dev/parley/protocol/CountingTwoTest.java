package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Chat;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.Join;
import dev.parley.protocol.message.Message.Sequenced;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the leader and one follower of three have on disk is final, and the follower knows it. */
class CountingTwoTest extends SecondOfThree {
  private final Book longer = book.first(3).chat(1, 1, 2);

  CountingTwoTest() {
    super(Book.of(1, 2, 3).chat(1, 1, 1));
  }

  private long commitSeq() {
    return peer.status(now).committed().seqNo();
  }

  private List<Ack> acksOfTerm2(long link) {
    return effects.sent(link, Ack.class).stream().filter(ack -> ack.term() == 2).toList();
  }

  private Ack ackOfAll() {
    return new Ack(2, log.end().seqNo(), log.end().crc());
  }

  @Test
  @DisplayName("† a follower counts its leader's disk and its own")
  void whatTheLeaderAndThisPeerHaveOnDiskIsFinal() {
    follow3();
    comes(30, new Sequenced(longer.entry(4)));
    comes(30, new Ack(1, 4, longer.position(4).crc()));
    assertEquals(3, commitSeq());
    synced();
    assertEquals(4, commitSeq());
  }

  @Test
  void whatAnybodyElseHasOnDiskIsNotCounted() {
    follow3();
    comes(30, new Sequenced(longer.entry(4)));
    synced();
    comes(10, new Ack(1, 4, longer.position(4).crc()));
    comes(30, new Ack(0, 4, longer.position(4).crc()));
    assertEquals(2, commitSeq());
  }

  @Test
  @DisplayName("the leader says at once what it has on disk; who knows by that is not told again")
  void aLeaderTellsWhatItHasOnDisk() {
    lead();
    synced();
    assertEquals(List.of(ackOfAll()), acksOfTerm2(10));
    assertEquals(List.of(ackOfAll()), acksOfTerm2(30));
    comes(10, ackOfAll());
    assertEquals(log.end().seqNo(), commitSeq());
    assertEquals(List.of(), effects.sent(10, Commit.class));
    assertEquals(List.of(new Commit(2, commitSeq())), effects.sent(30, Commit.class));
  }

  @Test
  void aVoterThatIsMetAgainIsToldAgain() {
    lead();
    synced();
    peer.onClosed(10, now);
    peer.onHello(11, true, Group.hello(1, 1), now);
    peer.settle(now);
    assertEquals(List.of(ackOfAll()), acksOfTerm2(11));
  }

  @Test
  @DisplayName("what a follower counts as final leaves its outbox at once")
  void anOwnMessageIsReleasedInTheTurnThatMakesItFinal() {
    follow3();
    peer.onOutboxStored(peer.type("general", "mine", 0, now).msgId(), now);
    peer.settle(now);
    EntryBody.Chat mine = effects.sent(30, Chat.class).get(0).body();
    Book withMine = book.first(3).add(1, mine);
    comes(30, new Sequenced(withMine.entry(4)));
    synced();
    assertEquals(List.of(mine), peer.waiting().own());
    comes(30, new Ack(1, 4, withMine.position(4).crc()));
    assertEquals(List.of(), peer.waiting().own());
  }

  @Test
  @DisplayName("after a change of the membership all voters are told again")
  void whoMayVoteNowIsToldWhatWasToldBefore() {
    lead();
    synced();
    comes(10, ackOfAll());
    comes(10, new Chat(Group.chat(1, 2)));
    synced();
    Ack told = ackOfAll();
    peer.onHello(40, false, Group.hello(4, 1), now);
    now += 20;
    comes(40, new Join(Group.peer(4)));
    assertEquals(told.seqNo() + 1, log.end().seqNo());
    peer.settle(now);
    List<Ack> all = acksOfTerm2(10);
    assertEquals(List.of(told, told), all.subList(all.size() - 2, all.size()));
  }
}
