package dev.parley.protocol.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.quorum.Voters;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The follower's rules of docs/protocol.md section 6. */
class InLineTest {
  private static final long LINK = 1;

  private final RecordingEffects effects = new RecordingEffects();
  private final MemoryEntryLog disk = new MemoryEntryLog(Group.GENESIS);
  private final ReplicatedLog log =
      new ReplicatedLog(disk, GroupState.empty(Group.GENESIS), 0, effects);
  private final Replica replica = new Replica(log, 3);

  /** Entries 1 to 4 of term 1, of which n1 leads, then term 2 of n2 from 5 on. */
  private final Book leaders =
      Book.of(1, 2, 3).chat(1, 1, 1).chat(1, 1, 2).leader(2, 2).chat(2, 1, 3).chat(2, 1, 4);

  /** The same up to 3, then term 1 went on otherwise. */
  private final Book other = leaders.first(3).chat(1, 3, 1).chat(1, 3, 2).chat(1, 3, 3);

  private void has(Book book, int count) {
    book.entries().subList(0, count).forEach(log::append);
    log.synced(disk.epoch(), count);
  }

  private boolean push(int seqNo) {
    return replica.onPushed(leaders.entry(seqNo), LINK);
  }

  @Test
  @DisplayName("A COORDINATOR first")
  void nothingIsTakenBeforeACoordinator() {
    has(leaders, 4);
    push(5);
    assertEquals(4, log.end().seqNo());
  }

  @Test
  @DisplayName("† If its log has the entry before start_seq with prev_term and prev_crc: in line")
  void whoHasTheEntryBeforeTheTermIsInLine() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertTrue(replica.isInLine());
    assertFalse(push(5));
    assertFalse(push(6));
    assertEquals(leaders.position(6), log.end());
  }

  @Test
  void whoLacksTheEntryBeforeTheTermIsNot() {
    has(leaders, 3);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertFalse(replica.isInLine());
    assertTrue(push(5));
    assertEquals(3, log.end().seqNo());
  }

  @Test
  void whoHasAnotherEntryBeforeTheTermIsNot() {
    has(other, 6);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertFalse(replica.isInLine());
    assertEquals(6, log.end().seqNo());
    assertNull(replica.dueAck(2));
  }

  @Test
  @DisplayName("if its own entry at start_seq is of a lower term, it cuts that and all above")
  void whatIsLeftOfALowerTermIsCut() {
    Book longer = leaders.first(4).chat(1, 3, 1).chat(1, 3, 2);
    has(longer, 6);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertTrue(replica.isInLine());
    assertEquals(leaders.position(4), log.end());
    assertEquals(4, replica.dueAck(2).seqNo());
  }

  @Test
  @DisplayName("entries of the leader's own term are never cut; a repeated COORDINATOR is nothing")
  void aRepeatedCoordinatorCutsNothing() {
    has(leaders, 6);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK + 1);
    assertTrue(replica.isInLine());
    assertEquals(6, log.end().seqNo());
  }

  @Test
  @DisplayName("higher → into the holdback buffer and pull the gap")
  void whatComesTooEarlyIsHeldBack() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertTrue(push(6));
    assertEquals(1, replica.heldBack());
    assertFalse(push(5));
    assertEquals(6, log.end().seqNo());
    assertEquals(0, replica.heldBack());
  }

  @Test
  @DisplayName("(bounded; what does not fit is dropped, to be pulled)")
  void theHoldbackBufferIsBounded() {
    Book more = leaders;
    for (int i = 0; i < 5; i++) {
      more = more.chat(2, 2, i + 1);
    }
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    for (int seqNo = 6; seqNo <= 11; seqNo++) {
      assertTrue(push(seqNo));
    }
    assertEquals(3, replica.heldBack());
    assertFalse(push(5));
    assertEquals(8, log.end().seqNo());
  }

  @Test
  @DisplayName("lower or equal → a duplicate")
  void aDuplicateChangesNothing() {
    has(leaders, 6);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertFalse(push(5));
    assertFalse(push(6));
    assertEquals(6, log.end().seqNo());
  }

  @Test
  @DisplayName("does not fit → no longer in line, pull")
  void whatDoesNotFitEndsTheLine() {
    Book bad = leaders.first(4).leader(2, 3).chat(2, 1, 3);
    has(leaders, 5);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertTrue(replica.onPushed(bad.entry(6), LINK));
    assertFalse(replica.isInLine());
    assertEquals(5, log.end().seqNo());
  }

  @Test
  @DisplayName("† taken only on a connection on which its COORDINATOR came, and of that term")
  void anotherConnectionOrTermDoesNotCount() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    replica.onPushed(leaders.entry(5), LINK + 1);
    assertEquals(4, log.end().seqNo());
    replica.onPushed(other.entry(4), LINK);
    assertEquals(4, log.end().seqNo());
  }

  @Test
  @DisplayName("ACK, cumulative, after the sync, only when in line")
  void onlyWhatIsOnDiskIsAcknowledged() {
    has(leaders, 4);
    assertNull(replica.dueAck(2));
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertEquals(new Ack(2, 4, leaders.position(4).crc()), replica.dueAck(2));
    push(5);
    push(6);
    assertNull(replica.dueAck(2));
    log.synced(disk.epoch(), 6);
    assertEquals(new Ack(2, 6, leaders.position(6).crc()), replica.dueAck(2));
    assertNull(replica.dueAck(2));
  }

  /** All are on this disk and on the leader's. */
  private void bothHave(int count, int... voterIds) {
    log.synced(disk.epoch(), count);
    replica.leaderStored(new Ack(2, count, leaders.position(count).crc()));
    replica.commitByCount(
        new Voters(Arrays.stream(voterIds).mapToObj(Group::replica).toList()), Group.replica(1));
  }

  @Test
  @DisplayName("† two of three know by themselves what both have on disk")
  void twoOfThreeAreCounted() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    push(5);
    bothHave(5, 1, 2, 3);
    assertEquals(5, log.commitSeq());
  }

  @Test
  void twoOfFiveAreNoMajority() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    push(5);
    bothHave(5, 1, 2, 3, 4, 5);
    assertEquals(0, log.commitSeq());
  }

  @Test
  void whoHasNoVoteIsNotCounted() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    push(5);
    bothHave(5, 2, 3);
    assertEquals(0, log.commitSeq());
  }

  @Test
  @DisplayName("nothing before the term's first entry is committed by counting alone")
  void whatIsOfAnEarlierTermIsNotCounted() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    bothHave(4, 1, 2, 3);
    assertEquals(0, log.commitSeq());
  }

  @Test
  void whoIsNotInLineCountsNothing() {
    has(other, 6);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    bothHave(6, 1, 2, 3);
    assertEquals(0, log.commitSeq());
  }

  @Test
  void whatAnEarlierLeaderHadIsNotCounted() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    push(5);
    replica.leaderStored(new Ack(2, 6, leaders.position(6).crc()));
    Book third = leaders.first(5).leader(3, 3);
    replica.onCoordinator(third.coordinator(3, 6, 0), LINK);
    replica.onPushed(third.entry(6), LINK);
    log.synced(disk.epoch(), 6);
    replica.commitByCount(
        new Voters(List.of(Group.replica(1), Group.replica(2), Group.replica(3))),
        Group.replica(1));
    assertEquals(0, log.commitSeq());
  }

  @Test
  @DisplayName("† It belongs to its term and connection")
  void anAcknowledgementIsRepeatedOnANewConnectionOnly() {
    has(leaders, 6);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    assertEquals(6, replica.dueAck(2).seqNo());
    assertNull(replica.dueAck(3));
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK + 1);
    assertNull(replica.dueAck(3));
    assertEquals(6, replica.dueAck(2).seqNo());
  }

  @Test
  void aSyncOfWhatWasCutSaysNothing() {
    Book longer = leaders.first(4).chat(1, 3, 1).chat(1, 3, 2);
    has(longer, 4);
    longer.entries().subList(4, 6).forEach(log::append);
    final long before = disk.epoch();
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    push(5);
    push(6);
    log.synced(before, 6);
    assertEquals(4, replica.dueAck(2).seqNo());
  }

  @Test
  @DisplayName("Who may say what is committed †: the leader of this term, to a peer in line")
  void nothingIsFinalToWhoIsNotInLine() {
    has(other, 6);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    replica.commit(6);
    assertEquals(0, log.commitSeq());
  }

  @Test
  @DisplayName("(up to that peer's own last entry)")
  void onlyWhatIsHereBecomesFinal() {
    has(leaders, 5);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    replica.commit(6);
    assertEquals(5, log.commitSeq());
    push(6);
    replica.commit(6);
    assertEquals(leaders.entries().subList(0, 6), effects.delivered);
  }

  @Test
  @DisplayName("a difference at or below the commit point → stop, exit 5")
  void whoDiffersInWhatIsFinalStops() {
    has(other, 6);
    log.commit(4);
    var coordinator = leaders.coordinator(2, 5, 0);
    var stop =
        assertThrows(DivergedException.class, () -> replica.onCoordinator(coordinator, LINK));
    assertEquals(4, stop.seqNo());
  }

  @Test
  @DisplayName("Nothing at or below the commit point is ever cut")
  void whatIsFinalIsNotCut() {
    has(leaders, 5);
    log.commit(5);
    assertThrows(DivergedException.class, () -> log.cut(4));
    assertThrows(DivergedException.class, () -> log.merge(other.entries().subList(3, 4)));
    assertEquals(5, log.end().seqNo());
  }

  @Test
  void whoFollowsNobodyTakesNothing() {
    has(leaders, 4);
    replica.onCoordinator(leaders.coordinator(2, 5, 0), LINK);
    replica.leaveLine();
    assertFalse(push(5));
    assertEquals(4, log.end().seqNo());
    assertNull(replica.dueAck(2));
  }
}
