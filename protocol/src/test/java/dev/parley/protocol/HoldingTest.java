package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Chat;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.Sequenced;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** n2 of n1, n2 and n3 on its own, then with n1, then led by n3; its log has n1's first message. */
class HoldingTest {
  private static final PeerConfig CONFIG = PeerConfig.DEFAULT;

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book book = Book.of(1, 2, 3).chat(1, 1, 1);
  private Peer peer;
  private long now = 10_000;

  private void start(long committed, List<EntryBody.Chat> typed, List<EntryBody.Chat> held) {
    book.entries().forEach(log::append);
    Restored restored =
        Group.restored(
            committed, new OutboxContents(Group.origin(2), typed.size() + 1, typed), held);
    Peer.Identity identity = new Peer.Identity(Group.peer(2), Group.NAME, 5);
    peer = new Peer(CONFIG, identity, restored, log, effects, new Random(1));
    peer.settle(now);
  }

  private void start() {
    start(3, List.of(), List.of());
    peer.onHello(10, true, Group.hello(1, 1), now);
    peer.settle(now);
  }

  private void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  private void comes(long link, EntryBody.Chat message) {
    comes(link, new Chat(message));
  }

  private MessageId type(String text) {
    MessageId id = peer.type("general", text, 0, now).msgId();
    peer.onOutboxStored(id, now);
    peer.settle(now);
    return id;
  }

  private void follow3() {
    peer.onHello(30, true, Group.hello(3, 1), now);
    comes(30, new Coordinator(1, Group.peer(3), 2, 0, book.position(1).crc(), 3));
    assertEquals(3, peer.status(now).leaderId());
  }

  private void leaderHears(Integer... ids) {
    LogPosition commit = log.end();
    comes(
        30,
        new Heartbeat(
            true, 1, 3, true, List.of(ids), true, commit.seqNo(), commit, Presence.ONLINE));
  }

  private List<Long> chatsOn(long link) {
    return effects.sent(link, Chat.class).stream().map(c -> c.body().msgId().number()).toList();
  }

  private static List<Long> numbers(List<EntryBody.Chat> messages) {
    return messages.stream().map(message -> message.msgId().number()).toList();
  }

  @Test
  @DisplayName("With no leader in reach, a sender sends CHAT to every member it reaches")
  void withNoLeaderWhatIsTypedGoesToAllMembers() {
    start();
    peer.onHello(90, false, Group.hello(9, 1), now);
    type("hello");
    type("again");
    assertEquals(List.of(1L, 2L), chatsOn(10));
    assertEquals(List.of(), chatsOn(90));
    assertEquals(List.of(1L, 2L), numbers(effects.provisional));
    peer.onHello(30, true, Group.hello(3, 1), now);
    peer.settle(now);
    assertEquals(List.of(1L, 2L), chatsOn(30));
  }

  @Test
  void aLeaderAloneIsSentWhatIsTyped() {
    start();
    follow3();
    type("hello");
    assertEquals(List.of(), chatsOn(10));
    assertEquals(List.of(1L), chatsOn(30));
    assertEquals(List.of(), effects.provisional);
  }

  @Test
  @DisplayName("They show it as provisional, and keep it on disk")
  void whatOthersTypeIsShownAndKept() {
    start();
    comes(10, Group.chat(1, 2));
    comes(10, Group.chat(1, 2));
    assertEquals(List.of(2L), numbers(effects.provisional));
    assertEquals(List.of(2L), numbers(effects.held));
    assertEquals(1, peer.status(now).provisional());
  }

  @Test
  @DisplayName("† Never with a gap; any other is only shown")
  void whatSkipsANumberIsOnlyShown() {
    start();
    comes(10, Group.chat(1, 3));
    assertEquals(List.of(3L), numbers(effects.provisional));
    assertEquals(List.of(), effects.held);
  }

  @Test
  @DisplayName("† final in this peer's log: its commit point, not its end")
  void whatFollowsTheEndOfTheLogOnlyIsNotKept() {
    start(2, List.of(), List.of());
    peer.onHello(10, true, Group.hello(1, 1), now);
    comes(10, Group.chat(1, 2));
    assertEquals(List.of(), effects.held);
    assertEquals(List.of(), effects.provisional);
    comes(10, Group.chat(1, 1));
    comes(10, Group.chat(1, 2));
    assertEquals(List.of(1L, 2L), numbers(effects.held));
    assertEquals(List.of(1L, 2L), numbers(effects.provisional));
  }

  @Test
  @DisplayName("if a committed SEQ_MEMBERS has named the sender, now or earlier")
  void whatAnUnknownSenderTypesIsOnlyShown() {
    start();
    comes(10, Group.chat(7, 1));
    assertEquals(List.of(1L), numbers(effects.provisional));
    assertEquals(List.of(), effects.held);
  }

  @Test
  void whatIsFinalOrOnesOwnIsNeitherShownNorKept() {
    start();
    comes(10, Group.chat(1, 1));
    comes(10, Group.chat(2, 1));
    assertEquals(List.of(), effects.provisional);
    assertEquals(List.of(), effects.held);
  }

  @Test
  void aFullDiskKeepsNothing() {
    start();
    peer.onCanWrite(false, now);
    comes(10, Group.chat(1, 2));
    assertEquals(List.of(), effects.held);
    assertEquals(List.of(2L), numbers(effects.provisional));
  }

  @Test
  @DisplayName("every peer ticks a Lamport clock on each CHAT and entry")
  void whatIsTypedAfterSomethingWasSeenBearsALaterTime() {
    start();
    MessageId id = new MessageId(Group.origin(1), 2);
    comes(10, new EntryBody.Chat(1, id, "general", 700, 0, "late"));
    type("answer");
    assertEquals(701, effects.typed.get(0).lamport());
  }

  @Test
  @DisplayName("and starts it above all in its log, outbox and held file")
  void theClockStartsAboveWhatIsHeld() {
    start(3, List.of(), List.of(Group.chat(1, 40)));
    type("answer");
    assertEquals(41, effects.typed.get(0).lamport());
  }

  @Test
  void whatTheLastProcessLeftIsShownAgainInLamportOrder() {
    List<EntryBody.Chat> held = List.of(Group.chat(3, 5), Group.chat(1, 1), Group.chat(1, 2));
    start(3, List.of(Group.chat(2, 1)), held);
    assertEquals(List.of(2L, 5L, 1L), numbers(effects.provisional));
    assertEquals(List.of(new MessageId(Group.origin(1), 1)), effects.dropped);
  }

  @Test
  @DisplayName("A holder sends what it holds: at once if the leader does not hear the sender")
  void aHolderSendsForWhomTheLeaderDoesNotHear() {
    start();
    comes(10, Group.chat(1, 2));
    comes(10, Group.chat(1, 3));
    follow3();
    assertEquals(List.of(), chatsOn(30));
    leaderHears(2);
    assertEquals(List.of(2L, 3L), chatsOn(30));
    leaderHears(2);
    assertEquals(List.of(2L, 3L), chatsOn(30));
  }

  @Test
  @DisplayName("else when it has been held for 10 s under a leader")
  void aHolderSendsInTheEndForASenderThatIsHeard() {
    start();
    comes(10, Group.chat(1, 2));
    follow3();
    for (long end = now + CONFIG.holding().forwardAfterMillis(); now < end; now += 500) {
      leaderHears(1, 2);
      assertEquals(List.of(), chatsOn(30));
    }
    leaderHears(1, 2);
    assertEquals(List.of(2L), chatsOn(30));
  }

  @Test
  @DisplayName("It drops only what is final")
  void whatIsFinalIsDroppedWhenThisDiskHasIt() {
    start();
    comes(10, Group.chat(1, 2));
    follow3();
    book.chat(1, 1, 2);
    comes(30, new Sequenced(book.entry(4)));
    comes(30, new Message.Commit(1, 4));
    assertEquals(List.of(), effects.dropped);
    peer.onLogSynced(log.epoch(), 4, now);
    peer.settle(now);
    assertEquals(List.of(new MessageId(Group.origin(1), 2)), effects.dropped);
    assertEquals(0, peer.status(now).provisional());
  }

  @Test
  @DisplayName("It takes what it holds itself as well")
  void aLeaderTakesWhatItHolds() {
    start();
    comes(10, Group.chat(1, 2));
    follow3();
    leaderHears(1, 2);
    comes(30, new Message.Handover(1));
    peer.onHardStateStored(new HardState(2, Group.replica(2)), now);
    String storageId = Group.peer(1).storageId();
    comes(10, new ElectionOk(ElectionAnswer.GRANTED, 2, 0, storageId, log.end(), 3));
    assertEquals(2, peer.status(now).leaderId());
    assertEquals(Group.chat(1, 2), log.entry(5).body());
    assertTrue(effects.dropped.isEmpty());
  }
}
