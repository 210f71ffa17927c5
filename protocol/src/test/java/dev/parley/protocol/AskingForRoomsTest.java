package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody.Profile;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.RequestKind;
import dev.parley.protocol.message.Message.Sequenced;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** n2 wants rooms and topics, or makes those that others want. */
class AskingForRoomsTest extends SecondOfThree {
  AskingForRoomsTest() {
    super(Book.of(1, 2, 3));
  }

  private void want(Request request) {
    peer.request(request, now);
    peer.settle(now);
  }

  private Entry inBook(Profile profile) {
    book.add(1, profile);
    return book.entry((int) book.end().seqNo());
  }

  private List<Request> waiting() {
    return peer.waiting().requests();
  }

  /** The leader n3 says that, and it is final. */
  private void isFinal(Profile profile) {
    Entry entry = inBook(profile);
    comes(30, new Sequenced(entry));
    synced();
    comes(30, new Commit(entry.term(), entry.seqNo()));
  }

  private List<RoomStatus> rooms() {
    return peer.status(now).rooms();
  }

  private List<Profile> made() {
    List<Profile> made = new ArrayList<>();
    log.forEach(
        1,
        log.end().seqNo(),
        entry -> {
          if (entry.body() instanceof Profile profile) {
            made.add(profile);
          }
        });
    return made;
  }

  @Test
  void aRoomIsAskedForUntilItIsThere() {
    follow3();
    want(Request.room(2, "dev", ""));
    assertEquals(List.of(Request.room(2, "dev", "")), effects.sent(30, Request.class));
    now += 2_000;
    follow3();
    peer.settle(now);
    assertEquals(2, effects.sent(30, Request.class).size());
    isFinal(new Profile(1, "room", "dev", "another one made it"));
    assertEquals(List.of(), waiting());
    assertEquals(
        new RoomStatus("dev", "another one made it", 1, log.end().seqNo()), rooms().get(1));
  }

  @Test
  void aRoomIsThereWhenItIsFinalAndNotBefore() {
    follow3();
    comes(30, new Sequenced(inBook(new Profile(3, "room", "dev", ""))));
    synced();
    assertEquals(1, rooms().size());
    assertTrue(peer.type("dev", "hello", 0, now).refusal().startsWith("there is no room #dev"));
    comes(30, new Commit(1, log.end().seqNo()));
    assertEquals(2, rooms().size());
    assertNotNull(peer.type("dev", "hello", 0, now).msgId());
  }

  @Test
  void aTextToARoomThatThereIsNotIsRefused() {
    follow3();
    assertEquals(
        "there is no room #dev; /join #dev makes it", peer.type("dev", "hello", 0, now).refusal());
    assertEquals(List.of(), peer.waiting().own());
  }

  @Test
  void whatBreaksTheRulesIsNotAskedFor() {
    follow3();
    int before = effects.notices.size();
    want(Request.room(2, "Dev", ""));
    want(Request.room(2, "two words", ""));
    want(Request.room(2, "dev", "two\nlines"));
    want(Request.topic(2, "dev", "of a room that there is not"));
    want(Request.topic(2, "general", "x".repeat(Limits.TOPIC_BYTES + 1)));
    assertEquals(List.of(), waiting());
    assertEquals(before + 5, effects.notices.size());
  }

  @Test
  void noMoreRoomsAreAskedForThanThereCanBe() {
    for (int i = 0; i < Limits.ROOMS + 20; i++) {
      peer.request(Request.room(2, "r" + i, ""), now);
    }
    assertEquals(Limits.ROOMS - 1, waiting().size());
  }

  @Test
  void aTopicIsSettledByItsEntryThoughAnotherCameAfter() {
    follow3();
    want(Request.topic(2, "general", "mine"));
    Entry mine = inBook(new Profile(2, "topic", "general", "mine"));
    Entry next = inBook(new Profile(1, "topic", "general", "no, mine"));
    comes(30, new Sequenced(mine));
    comes(30, new Sequenced(next));
    synced();
    assertEquals(1, waiting().size());
    comes(30, new Commit(1, next.seqNo()));
    assertEquals(List.of(), waiting());
    assertEquals("no, mine", rooms().get(0).topic());
  }

  @Test
  void theNewestTopicIsTheOneThatIsAskedFor() {
    want(Request.room(2, "dev", ""));
    want(Request.topic(2, "dev", "one"));
    want(Request.topic(2, "general", "all"));
    want(Request.topic(2, "dev", "two"));
    assertEquals(
        List.of(
            Request.room(2, "dev", ""),
            Request.topic(2, "general", "all"),
            Request.topic(2, "dev", "two")),
        waiting());
  }

  @Test
  void aLeaderMakesARoomOnce() {
    lead();
    comes(10, Request.room(1, "dev", "one"));
    comes(30, Request.room(3, "dev", "two"));
    comes(10, Request.room(1, "dev", "one"));
    want(Request.room(2, "dev", ""));
    assertEquals(List.of(new Profile(1, "room", "dev", "one")), made());
    comes(10, Request.topic(1, "dev", "one"));
    comes(30, Request.topic(3, "dev", "three"));
    comes(30, Request.topic(3, "dev", "three"));
    assertEquals(new Profile(3, "topic", "dev", "three"), made().get(1));
    assertEquals(2, made().size());
    synced();
    comes(10, new Ack(2, log.end().seqNo(), log.end().crc()));
    assertEquals("three", rooms().get(1).topic());
    assertEquals(List.of(), waiting());
  }

  @Test
  void aLeaderMakesNothingThatBreaksTheRules() {
    lead();
    comes(10, Request.room(1, "Dev", ""));
    comes(10, Request.room(1, "dev", "two\nlines"));
    comes(10, Request.topic(1, "dev", "of a room that there is not"));
    comes(10, Request.topic(1, "general", ""));
    comes(10, Request.topic(1, "general", "\u001b[2J"));
    assertEquals(List.of(), made());
    for (int i = 0; i < Limits.ROOMS + 20; i++) {
      comes(10, Request.room(1, "r" + i, ""));
    }
    assertEquals(Limits.ROOMS - 1, made().size());
  }

  @Test
  void nobodyMakesARoomForAnother() {
    lead();
    comes(10, Request.room(3, "dev", ""));
    comes(10, Request.topic(3, "general", "not mine"));
    peer.onHello(90, true, Group.hello(9, 1), now);
    comes(90, Request.room(9, "dev", ""));
    assertEquals(List.of(), made());
  }

  @Test
  void aFullGroupSettlesWhatIsAskedForInVain() {
    want(Request.room(2, "dev", ""));
    follow3();
    for (int i = 1; i < Limits.ROOMS; i++) {
      isFinal(new Profile(1, "room", "r" + i, ""));
    }
    assertEquals(List.of(), waiting());
    assertTrue(effects.notices.contains("there are 100 rooms; no more can be made"));
    assertEquals(RequestKind.ROOM, Request.room(2, "dev", "").kind());
  }
}
