package dev.parley.protocol.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.message.Message.Source;
import dev.parley.protocol.ordering.CatchUp.Outcome;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Catch-up, docs/protocol.md section 6. */
class CatchUpTest {
  private final ReplicatedLog log =
      new ReplicatedLog(
          new MemoryEntryLog(Group.GENESIS),
          GroupState.empty(Group.GENESIS),
          0,
          new RecordingEffects());
  private final CatchUp catchUp = new CatchUp(log, 100, 1000);
  private final Book theirs =
      Book.of(1, 2, 3).chat(1, 1, 1).chat(1, 1, 2).leader(2, 2).chat(2, 1, 3).chat(2, 1, 4);
  private final Book mine = theirs.first(3).chat(1, 3, 1).chat(1, 3, 2).chat(1, 3, 3);

  private void has(Book book, int count, int committed) {
    book.entries().subList(0, count).forEach(log::append);
    log.commit(committed);
  }

  private long nextFrom(long term) {
    return catchUp.request(2, term, false, 0).fromSeq();
  }

  @Test
  @DisplayName("If not, it pulls from its commit point on until it is")
  void aPullBeginsAtTheCommitPoint() {
    has(mine, 6, 2);
    assertEquals(new CatchupReq(2, 3, Long.MAX_VALUE), catchUp.request(2, 2, false, 0));
    assertEquals(7, catchUp.request(2, 2, true, 0).fromSeq());
  }

  @Test
  @DisplayName("† cuts nothing before the entry that replaces it has arrived and its chain fits")
  void nothingIsCutBeforeItsReplacementIsHere() {
    has(mine, 6, 2);
    assertEquals(
        Outcome.TAKEN, catchUp.take(2, theirs.response(Source.LEADER, 2, 3, 3, 0), 2, true, 0));
    assertEquals(mine.position(6), log.end());
    assertEquals(
        Outcome.TAKEN, catchUp.take(2, theirs.response(Source.LEADER, 2, 4, 5, 0), 2, true, 0));
    assertEquals(theirs.position(5), log.end());
  }

  @Test
  void whatDoesNotFitCutsNothing() {
    has(mine, 6, 2);
    assertEquals(
        Outcome.MISFIT, catchUp.take(2, theirs.response(Source.LEADER, 2, 5, 6, 0), 2, true, 0));
    assertEquals(mine.position(6), log.end());
  }

  @Test
  @DisplayName("goes on after the last entry received; starts over on a new term or a bad chain")
  void aPullGoesOnWhereItWas() {
    has(mine, 3, 2);
    assertEquals(3, nextFrom(2));
    catchUp.take(2, theirs.response(Source.LEADER, 2, 3, 4, 0), 2, true, 0);
    assertEquals(5, nextFrom(2));
    assertEquals(3, nextFrom(3));
    catchUp.take(2, theirs.response(Source.LEADER, 3, 3, 4, 0), 3, true, 0);
    catchUp.take(2, mine.response(Source.LEADER, 3, 6, 6, 0), 3, true, 0);
    assertEquals(3, nextFrom(3));
  }

  @Test
  @DisplayName("Entries above commit_seq are taken only from the leader or the chosen grantor")
  void fromAMemberOnlyWhatIsFinalIsTaken() {
    has(mine, 2, 2);
    assertEquals(
        Outcome.TAKEN, catchUp.take(2, theirs.response(Source.MEMBER, 2, 3, 6, 4), 2, false, 0));
    assertEquals(theirs.position(4), log.end());
    assertEquals(4, log.commitSeq());
    assertEquals(
        Outcome.TAKEN, catchUp.take(2, theirs.response(Source.LEADER, 2, 5, 6, 4), 2, true, 0));
    assertEquals(6, log.end().seqNo());
    assertEquals(4, log.commitSeq());
  }

  @Test
  @DisplayName("a CATCHUP_RESP, for the entries it brought")
  void onlyWhatWasBroughtBecomesFinal() {
    has(theirs, 2, 0);
    catchUp.take(2, theirs.response(Source.MEMBER, 2, 1, 1, 2), 2, false, 0);
    assertEquals(1, log.commitSeq());
  }

  @Test
  @DisplayName("(a difference at or below the commit point → stop, exit 5)")
  void whoDiffersFromTheLeaderInWhatIsFinalStops() {
    has(mine, 4, 4);
    CatchupResp fromLeader = theirs.response(Source.LEADER, 2, 5, 6, 4);
    var stop = assertThrows(DivergedException.class, () -> catchUp.take(2, fromLeader, 2, true, 0));
    assertEquals(4, stop.seqNo());
    assertEquals(
        Outcome.MISFIT, catchUp.take(1, theirs.response(Source.MEMBER, 2, 5, 6, 6), 2, false, 0));
  }

  @Test
  void entriesThatDoNotFollowOneAnotherAreAskedForAgainAfterAWhile() {
    has(theirs, 2, 2);
    List<Entry> torn = List.of(theirs.entry(3), theirs.entry(4), mine.entry(5));
    CatchupResp damaged = theirs.response(Source.LEADER, 2, 3, 5, 2).with(EntryBlock.of(torn));
    assertEquals(Outcome.DAMAGED, catchUp.take(2, damaged, 2, true, 0));
    assertEquals(theirs.position(4), log.end());
    assertTrue(catchUp.isPulling(999));
    assertFalse(catchUp.isPulling(1000));
  }

  @Test
  void anEmptyAnswerOfAMemberStartsThePullOver() {
    has(theirs, 2, 2);
    nextFrom(2);
    catchUp.take(1, theirs.response(Source.LEADER, 2, 3, 6, 2), 2, true, 0);
    assertEquals(7, nextFrom(2));
    catchUp.take(2, theirs.response(Source.MEMBER, 2, 7, 6, 4), 2, false, 0);
    assertEquals(3, nextFrom(2));
  }

  @Test
  void whoHasNothingThatFitsIsNotAskedAgainAtOnce() {
    has(mine, 4, 4);
    catchUp.take(1, theirs.response(Source.MEMBER, 2, 5, 6, 6), 2, false, 0);
    assertTrue(catchUp.isPulling(999));
    assertFalse(catchUp.isPulling(1000));
    catchUp.take(1, theirs.response(Source.MEMBER, 2, 5, 4, 4), 2, false, 1000);
    assertTrue(catchUp.isPulling(1999));
    assertFalse(catchUp.isPulling(2000));
  }

  @Test
  @DisplayName("Any member serves what it knows to be committed")
  void aMemberServesWhatIsFinalAndALeaderAll() {
    has(theirs, 6, 4);
    CatchUp server = new CatchUp(log, 1_000_000, 1000);
    CatchupReq all = new CatchupReq(2, 3, Long.MAX_VALUE);
    CatchupResp asMember = server.serve(all, Source.MEMBER, 2);
    assertEquals(theirs.entries().subList(2, 4), asMember.block().entries());
    assertFalse(asMember.more());
    assertEquals(4, asMember.commitSeq());
    CatchupResp asLeader = server.serve(all, Source.LEADER, 2);
    assertEquals(theirs.entries().subList(2, 6), asLeader.block().entries());
    assertEquals(0, server.serve(new CatchupReq(2, 7, 9), Source.LEADER, 2).block().count());
  }

  @Test
  @DisplayName("Pulled in bounded chunks")
  void aBlockIsBounded() {
    has(theirs, 6, 4);
    CatchupResp block = catchUp.serve(new CatchupReq(2, 1, Long.MAX_VALUE), Source.LEADER, 2);
    assertEquals(1, block.block().count());
    assertTrue(block.more());
  }

  @Test
  void onlyWhatWasAskedForIsAnAnswer() {
    has(theirs, 2, 2);
    CatchupResp answer = theirs.response(Source.LEADER, 2, 3, 4, 2);
    assertFalse(catchUp.isAnswer(2, answer));
    catchUp.request(2, 2, false, 0);
    assertTrue(catchUp.isAnswer(2, answer));
    assertFalse(catchUp.isAnswer(3, answer));
    assertFalse(catchUp.isAnswer(2, theirs.response(Source.LEADER, 2, 2, 4, 2)));
    catchUp.cancel();
    assertFalse(catchUp.isAnswer(2, answer));
  }

  @Test
  void aPullThatIsNotAnsweredIsAskedAgain() {
    has(theirs, 2, 2);
    catchUp.request(2, 2, false, 500);
    assertTrue(catchUp.isPulling(1499));
    assertFalse(catchUp.isPulling(1500));
    assertEquals(1500, catchUp.deadline());
    catchUp.forget(3);
    assertTrue(catchUp.isPulling(600));
    catchUp.forget(2);
    assertFalse(catchUp.isPulling(600));
  }
}
