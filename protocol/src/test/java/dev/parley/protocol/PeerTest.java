package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Chat;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.message.Message.Sequenced;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * One peer, n2 of n1, n2 and n3, and its host by hand: what is done when. Link 10 leads to n1, link
 * 30 to n3.
 */
class PeerTest {
  private static final String ORIGIN = Group.origin(2);

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog log = new MemoryEntryLog(Group.GENESIS);
  private final Book theirs = Book.of(1, 2, 3).chat(1, 1, 1).leader(2, 3).chat(2, 1, 2);
  private Peer peer;
  private long now = 10_000;

  private void start(Book book, int count, int committed, OutboxContents outbox) {
    book.entries().subList(0, count).forEach(log::append);
    HardState promise = new HardState(1, null);
    GroupState empty = GroupState.empty(Group.GENESIS);
    Restored disk = new Restored(Group.ID, promise, empty, committed, outbox, List.of(), List.of());
    Peer.Identity self = new Peer.Identity(Group.peer(2), Group.NAME, 5);
    peer = new Peer(PeerConfig.DEFAULT, self, disk, log, effects, new Random(1));
    peer.settle(now);
  }

  private void startConnected() {
    start(theirs, 3, 0, new OutboxContents(ORIGIN, 1, List.of()));
    peer.onHello(10, true, Group.hello(1, 1), now);
    peer.onHello(30, true, Group.hello(3, 1), now);
    peer.settle(now);
  }

  private void comes(long link, Message message) {
    peer.onMessage(link, message, now);
    peer.settle(now);
  }

  private void stored(HardState state) {
    peer.onHardStateStored(state, now);
    peer.settle(now);
  }

  private void synced() {
    peer.onLogSynced(log.epoch(), log.end().seqNo(), now);
    peer.settle(now);
  }

  private void follow3() {
    startConnected();
    comes(30, theirs.coordinator(3, 4, 0));
    stored(new HardState(2, Group.replica(3)));
  }

  private static Heartbeat beat(boolean leading, long term, int leaderId, long lastSeq) {
    LogPosition commit = new LogPosition(0, 0, Group.GENESIS);
    return new Heartbeat(
        leading, term, leaderId, true, List.of(1, 2, 3), true, lastSeq, commit, Presence.ONLINE);
  }

  /** Makes n2 the leader of term 2, by n3's HANDOVER of term 1 and n1's grant. */
  private void lead() {
    startConnected();
    comes(30, new Message.Coordinator(1, Group.peer(3), 2, 0, theirs.position(1).crc(), 0));
    comes(30, new Message.Handover(1));
    stored(new HardState(2, Group.replica(2)));
    comes(
        10,
        new ElectionOk(
            ElectionAnswer.GRANTED, 2, 0, Group.peer(1).storageId(), theirs.position(3), 0));
    assertEquals(2, peer.status(now).leaderId());
    assertEquals(4, log.end().seqNo());
  }

  private void nobodyAnswers() {
    now += 3 * PeerConfig.DEFAULT.leaderTimeoutMillis();
    peer.settle(now);
  }

  private Ack ackOf(int seqNo) {
    return new Ack(2, seqNo, log.position(seqNo).crc());
  }

  private long commitSeq() {
    return effects.delivered.size();
  }

  private Peer.Typed type(String text) {
    Peer.Typed typed = peer.type("general", text, 0, now);
    peer.settle(now);
    return typed;
  }

  @Test
  void anEmptyTextIsNotTaken() {
    follow3();
    assertEquals(new Peer.Typed(null, "the text is empty"), type(""));
  }

  @Test
  void anEntryIsAcknowledgedAfterItsSync() {
    follow3();
    assertEquals(List.of(3L), acks());
    comes(30, new Sequenced(theirs.entry(4)));
    assertEquals(List.of(3L), acks());
    synced();
    assertEquals(List.of(3L, 4L), acks());
  }

  private List<Long> acks() {
    return effects.sent(30, Ack.class).stream().map(Ack::seqNo).toList();
  }

  @Test
  void nothingIsAcknowledgedBeforeTheTermIsOnDisk() {
    startConnected();
    comes(30, theirs.coordinator(3, 4, 0));
    assertEquals(List.of(), acks());
    stored(new HardState(2, Group.replica(3)));
    assertEquals(List.of(3L), acks());
  }

  @Test
  @DisplayName("† no ACK of a lower term leaves, not even for a sync already begun")
  void afterAPromiseNoAckOfTheOldTermLeaves() {
    follow3();
    comes(30, new Sequenced(theirs.entry(4)));
    comes(10, new Message.Election(false, 3, 0, true));
    stored(new HardState(3, Group.replica(1)));
    assertEquals(1, effects.sent(10, ElectionOk.class).size());
    synced();
    comes(30, new Sequenced(theirs.entry(5)));
    assertEquals(List.of(3L), acks());
    assertEquals(4, log.end().seqNo());
  }

  @Test
  void whatWasSyncedWhileTheLeaderWasSilentIsAcknowledgedWhenItIsBack() {
    follow3();
    comes(30, new Sequenced(theirs.entry(4)));
    now += PeerConfig.DEFAULT.leaderTimeoutMillis();
    synced();
    assertEquals(List.of(3L), acks());
    now += 1;
    comes(30, beat(true, 2, 3, 4));
    assertEquals(List.of(3L, 4L), acks());
  }

  @Test
  void theLeaderSaysWhatIsFinal() {
    follow3();
    comes(30, new Sequenced(theirs.entry(4)));
    comes(30, new Commit(1, 4));
    comes(10, new Commit(2, 4));
    assertEquals(0, commitSeq());
    comes(30, new Commit(2, 4));
    assertEquals(theirs.entries().subList(0, 4), effects.delivered);
  }

  @Test
  @DisplayName("Who gets a leader's message of a lower term answers with its own term")
  void aLeaderOfThePastIsToldTheTerm() {
    follow3();
    int before = effects.sent(10, Heartbeat.class).size();
    comes(10, beat(true, 1, 1, 3));
    List<Heartbeat> beats = effects.sent(10, Heartbeat.class);
    assertEquals(before + 1, beats.size());
    assertEquals(2, beats.get(before).term());
  }

  @Test
  @DisplayName("suspects its leader at once when its HELLO shows a restart")
  void aRestartedLeaderIsNoLeader() {
    follow3();
    assertEquals(3, peer.status(now).leaderId());
    peer.onHello(31, false, Group.hello(3, 2), now);
    assertEquals(0, peer.status(now).leaderId());
  }

  @Test
  @DisplayName("the connection closed and dialling is refused")
  void aKilledLeaderIsFoundAtOnce() {
    follow3();
    peer.onDialRefused(3, now);
    assertEquals(3, peer.status(now).leaderId());
    peer.onClosed(30, now);
    assertEquals(3, peer.status(now).leaderId());
    peer.onDialRefused(3, now);
    assertEquals(0, peer.status(now).leaderId());
  }

  @Test
  @DisplayName("it says leading:false or BYE")
  void aLeaderThatSaysSoLeadsNoMore() {
    follow3();
    comes(30, beat(false, 2, 0, 4));
    assertEquals(0, peer.status(now).leaderId());
  }

  @Test
  @DisplayName("† in the outbox, synced, before it is sent; released when on this peer's own disk")
  void aTypedMessageIsStoredSentAndReleasedInTurn() {
    follow3();
    MessageId id = type("hello").msgId();
    assertEquals(1, effects.typed.size());
    assertEquals(List.of(), effects.sent(30, Chat.class));
    peer.onOutboxStored(id, now);
    peer.settle(now);
    assertEquals(id, effects.sent(30, Chat.class).get(0).body().msgId());
    EntryBody.Chat chat = effects.typed.get(0);
    Entry entry = theirs.first(4).add(2, chat).entry(5);
    comes(30, new Sequenced(theirs.entry(4)));
    comes(30, new Sequenced(entry));
    comes(30, new Commit(2, 5));
    assertEquals(5, commitSeq());
    assertEquals(List.of(), effects.released);
    synced();
    assertEquals(List.of(id), effects.released);
    assertEquals(List.of(), peer.waiting().own());
  }

  @Test
  @DisplayName("again from the first unreleased one on a new leader or connection")
  void aRepeatedCoordinatorOnTheSameConnectionResendsNothing() {
    follow3();
    peer.onOutboxStored(type("hello").msgId(), now);
    peer.settle(now);
    comes(30, theirs.coordinator(3, 4, 0));
    assertEquals(1, effects.sent(30, Chat.class).size());
    peer.onHello(31, true, Group.hello(3, 1), now);
    comes(31, theirs.coordinator(3, 4, 0));
    assertEquals(1, effects.sent(31, Chat.class).size());
  }

  @Test
  @DisplayName("a starting peer, too, strikes from the outbox what its log has as final")
  void whatIsFinalAtTheStartIsReleased() {
    EntryBody.Chat first = Group.chat(2, 1);
    EntryBody.Chat second = Group.chat(2, 2);
    Book book = Book.of(1, 2, 3).add(1, first).add(1, second);
    start(book, 4, 3, new OutboxContents(ORIGIN, 3, List.of(first, second)));
    assertEquals(List.of(first.msgId()), effects.released);
    assertEquals(List.of(second), peer.waiting().own());
  }

  @Test
  void anOldOutboxIsKnownAtTheStart() {
    EntryBody.Chat mine = Group.chat(2, 1, "mine");
    Book book = Book.of(1, 2, 3).chat(1, 2, 1).chat(1, 2, 2);
    start(book, 4, 4, new OutboxContents(ORIGIN, 2, List.of(mine)));
    assertEquals(List.of(), effects.released);
    assertEquals("mine", peer.waiting().own().get(0).payload());
    assertFalse(peer.waiting().own().get(0).msgId().origin().equals(ORIGIN));
  }

  @Test
  void aLeaderCommitsWhatAMajorityHasOnDisk() {
    lead();
    comes(10, ackOf(4));
    assertEquals(0, commitSeq());
    synced();
    assertEquals(4, commitSeq());
    assertEquals(new Commit(2, 4), effects.sent(30, Commit.class).get(0));
  }

  @Test
  @DisplayName("Committing SEQ_LEADER commits all before it; nothing before is by counting alone")
  void anOlderTermsEntriesWaitForTheFirstOfItsOwn() {
    lead();
    peer.onLogSynced(log.epoch(), 3, now);
    comes(10, ackOf(3));
    comes(30, ackOf(3));
    assertEquals(0, commitSeq());
  }

  @Test
  @DisplayName("no late ACK and no late sync of its own commits anything")
  void aLeaderThatWasPausedTakesNoLateAck() {
    lead();
    now += 1500;
    peer.status(now);
    comes(10, ackOf(4));
    synced();
    assertEquals(0, commitSeq());
    assertEquals(0, peer.status(now).leaderId());
  }

  @Test
  void aLeaderThatWasPausedWhileItsUserTypedTakesNoLateAck() {
    lead();
    now += 1500;
    peer.type("general", "hello", 0, now);
    comes(10, ackOf(4));
    synced();
    assertEquals(0, commitSeq());
  }

  @Test
  @DisplayName("An ACK whose crc differs: not counted, that peer is told and cut off")
  void whoDiffersIsCutOff() {
    lead();
    synced();
    comes(10, new Ack(2, 4, log.position(4).crc() + 1));
    assertEquals(0, commitSeq());
    assertEquals(RefusalCode.DIVERGED, effects.sent(10, JoinRefused.class).get(0).code());
    assertEquals(List.of(10L), effects.closed);
    assertEquals(List.of(), effects.stops);
    comes(30, new Ack(2, 4, log.position(4).crc() + 1));
    nobodyAnswers();
    assertEquals(List.of(StopReason.DIVERGED), effects.stops);
  }

  @Test
  @DisplayName("refuses a replica that acknowledges less than it did before in the same term")
  void whoHasForgottenWhatItAcknowledgedIsCutOff() {
    lead();
    comes(10, ackOf(4));
    comes(10, ackOf(4));
    assertEquals(List.of(), effects.closed);
    comes(10, ackOf(3));
    assertEquals(List.of(10L), effects.closed);
  }

  @Test
  @DisplayName("typing is refused with the reason; no grant")
  void aFullDiskTakesNothing() {
    follow3();
    peer.onCanWrite(false, now);
    Peer.Typed typed = type("hello");
    assertNull(typed.msgId());
    assertNotNull(typed.refusal());
    comes(10, new Message.Election(false, 3, 0, true));
    assertEquals(ElectionAnswer.REFUSED, effects.sent(10, ElectionOk.class).get(0).answer());
    peer.onCanWrite(true, now);
    assertNotNull(type("hello").msgId());
  }

  @Test
  void whoQuitsSaysSoAndStops() {
    follow3();
    peer.quit(now);
    peer.settle(now);
    assertEquals(1, effects.sent(10, Message.Bye.class).size());
    assertEquals(1, effects.sent(30, Message.Bye.class).size());
    assertEquals(List.of(StopReason.LEFT), effects.stops);
    assertEquals(Long.MAX_VALUE, peer.settle(now));
  }

  @Test
  void whatDiffersFromWhatIsFinalStopsThePeer() {
    follow3();
    comes(30, new Sequenced(theirs.entry(4)));
    comes(30, new Commit(2, 4));
    Book other = theirs.first(3).leader(1, 1).leader(3, 1);
    comes(10, other.coordinator(1, 5, 0));
    nobodyAnswers();
    assertEquals(List.of(StopReason.DIVERGED), effects.stops);
    assertTrue(peer.settle(now) == Long.MAX_VALUE);
  }
}
