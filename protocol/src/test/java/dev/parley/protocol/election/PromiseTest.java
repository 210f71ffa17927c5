package dev.parley.protocol.election;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.hand.Group;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Election;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rounds 2 and 3 of docs/protocol.md section 5: the promises and the log. */
class PromiseTest {
  private static final LogPosition OWN = new LogPosition(2, 1, 7);
  private static final LogPosition LONGER = new LogPosition(9, 1, 9);
  private static final LogPosition NEWER = new LogPosition(2, 2, 8);

  private final Town town = new Town(1, 2, 3, 4, 5);

  /** n5 is asked to lead by the leader that it follows, and so is a candidate without a probe. */
  private BullyElection candidate;

  @BeforeEach
  void standForElection() {
    town.pass(1000);
    for (int id = 1; id <= 4; id++) {
      town.at(id).connected.clear();
    }
    candidate = restart(5, new HardState(1, null));
    candidate.onCoordinator(4, new Message.Coordinator(1, Group.peer(4), 3, 1, 7, 0), town.now);
    candidate.onHandover(4, 1, town.now);
    town.deliver();
    assertTrue(candidate.isCandidate());
    assertEquals(2, candidate.term());
  }

  private BullyElection restart(int id, HardState state) {
    town.at(id).begin(state);
    return town.election(id);
  }

  private static ElectionOk grant(int by, long term, LogPosition last) {
    return new ElectionOk(
        ElectionAnswer.GRANTED, term, 0, Group.peer(by).storageId(), last, last.seqNo() - 1);
  }

  private void grants(int by, LogPosition last) {
    candidate.onElectionOk(by, grant(by, 2, last), town.now);
  }

  private boolean leads() {
    return candidate.role() instanceof Leader;
  }

  private ElectionAnswer asked(int to, int by, long term, boolean handover) {
    town.at(to).connected.add(by);
    return town.ask(by, to, new Election(false, term, 0, handover)).answer();
  }

  @Test
  @DisplayName("puts term = highest seen + 1 and its promise to itself on disk and sends ELECTION")
  void thePromiseIsOnDiskBeforeAnybodyIsAsked() {
    candidate = restart(5, new HardState(3, null));
    town.at(5).diskHangs = true;
    candidate.sawTerm(7, town.now);
    candidate.onCoordinator(4, new Message.Coordinator(3, Group.peer(4), 3, 1, 7, 0), town.now);
    int before = town.at(5).said.size();
    candidate.onHandover(4, 3, town.now);
    town.deliver();
    HardState promise = new HardState(8, Group.replica(5));
    assertEquals(promise, town.at(5).promises.get(town.at(5).promises.size() - 1));
    assertEquals(before, town.at(5).said.size());
    town.at(5).stored(promise);
    town.deliver();
    assertEquals(new Election(false, 8, 0, true), town.at(5).said.get(before));
  }

  @Test
  @DisplayName("It has won when those who granted include a majority of the voters")
  void twoGrantsAndItsOwnAreThreeOfFive() {
    grants(1, OWN);
    assertFalse(leads());
    grants(1, OWN);
    assertFalse(leads());
    grants(2, OWN);
    assertTrue(leads());
  }

  @Test
  @DisplayName("voters (node_id, storage_id)")
  void theGrantOfAnotherDiskDoesNotCount() {
    grants(1, OWN);
    String other = Group.peer(2, 2).storageId();
    candidate.onElectionOk(
        2, new ElectionOk(ElectionAnswer.GRANTED, 2, 0, other, OWN, 0), town.now);
    assertFalse(leads());
  }

  @Test
  @DisplayName("Grants of another term, or after the round, are dropped")
  void aGrantOfAnotherTermIsDropped() {
    grants(1, OWN);
    candidate.onElectionOk(2, grant(2, 1, OWN), town.now);
    candidate.onElectionOk(3, grant(3, 3, OWN), town.now);
    assertFalse(leads());
    town.now += 2 * Town.CONFIG.electionTimeoutMillis();
    candidate.tick(town.now);
    assertFalse(candidate.isCandidate());
    grants(2, OWN);
    grants(3, OWN);
    assertFalse(leads());
  }

  @Test
  @DisplayName("after a restart it never goes on with it")
  void aRestartedCandidateIsNone() {
    candidate = restart(5, new HardState(2, Group.replica(5)));
    grants(1, OWN);
    grants(2, OWN);
    assertFalse(leads());
    assertFalse(candidate.isCandidate());
  }

  @Test
  @DisplayName("adopts the best log among its grantors, fetching what it lacks")
  void theBestLogIsFetchedFirst() {
    grants(1, LONGER);
    grants(2, NEWER);
    assertEquals(2, candidate.fetchingFrom());
    assertFalse(leads());
    town.at(5).end = NEWER;
    candidate.onFetched(false, town.now);
    assertTrue(leads());
    assertEquals(3, ((Leader) candidate.role()).startSeq());
    assertEquals(8, ((Leader) candidate.role()).grantedCommit());
  }

  @Test
  @DisplayName("its own wins ties")
  void anEqualLogIsNotFetched() {
    grants(1, OWN);
    grants(2, new LogPosition(2, 1, 7));
    assertTrue(leads());
  }

  @Test
  @DisplayName("named by the newest SEQ_MEMBERS of the adopted log, not of its own")
  void theVotersOfTheAdoptedLogAreCounted() {
    grants(1, OWN);
    grants(2, LONGER);
    town.at(5).end = LONGER;
    town.at(5).voters = Group.voters(2, 3, 4, 5, 6, 7);
    candidate.onFetched(false, town.now);
    assertFalse(leads());
    grants(3, OWN);
    assertFalse(leads());
    grants(4, OWN);
    assertTrue(leads());
  }

  @Test
  @DisplayName("Members learnt from the adopted log are asked too")
  void newMembersAreAskedToo() {
    grants(1, OWN);
    grants(2, LONGER);
    town.at(5).end = LONGER;
    town.at(5).voters = Group.voters(2, 3, 4, 5, 6, 7);
    town.at(5).connected.add(6);
    int before = town.at(5).said.size();
    candidate.onFetched(false, town.now);
    town.deliver();
    assertEquals(
        List.of(new Election(false, 2, 0, true)),
        town.at(5).said.subList(before, town.at(5).said.size()));
  }

  @Test
  @DisplayName("A grantor whose log could not be fetched counts neither for log nor majority")
  void aGrantorThatIsLostCountsNoMore() {
    grants(1, OWN);
    grants(2, LONGER);
    assertEquals(2, candidate.fetchingFrom());
    candidate.onClosed(2, town.now);
    assertEquals(0, candidate.fetchingFrom());
    assertFalse(leads());
    grants(3, OWN);
    assertTrue(leads());
  }

  @Test
  void aGrantorThatDoesNotHaveWhatItSaidCountsNoMore() {
    grants(1, OWN);
    grants(2, LONGER);
    candidate.onFetched(false, town.now);
    assertFalse(leads());
    grants(3, OWN);
    assertTrue(leads());
  }

  @Test
  @DisplayName("If the adopted log does not name the candidate as a voter, it gives up")
  void whoIsNoVoterByTheAdoptedLogGivesUp() {
    grants(1, LONGER);
    grants(2, OWN);
    town.at(5).end = LONGER;
    town.at(5).voters = Group.voters(1, 2, 3);
    candidate.onFetched(false, town.now);
    assertFalse(candidate.isCandidate());
    assertFalse(leads());
  }

  @Test
  @DisplayName("The round ends one election-timeout after the last entry received")
  void aLongFetchIsNotCutShort() {
    grants(1, LONGER);
    grants(2, OWN);
    for (int block = 0; block < 10; block++) {
      town.now += Town.CONFIG.electionTimeoutMillis() - 1;
      candidate.tick(town.now);
      candidate.onFetched(true, town.now);
    }
    assertTrue(candidate.isCandidate());
    town.now += Town.CONFIG.electionTimeoutMillis();
    candidate.tick(town.now);
    assertFalse(candidate.isCandidate());
  }

  @Test
  @DisplayName("A member grants it if the term is higher than its own")
  void aLowerOrEqualTermIsRefused() {
    BullyElection voter = restart(1, new HardState(4, Group.replica(2)));
    assertEquals(ElectionAnswer.REFUSED, asked(1, 3, 4, false));
    assertEquals(ElectionAnswer.REFUSED, asked(1, 3, 3, false));
    assertEquals(ElectionAnswer.GRANTED, asked(1, 3, 5, false));
    assertEquals(5, voter.term());
    assertTrue(voter.isPromisedTo(Group.replica(3)));
  }

  @Test
  @DisplayName("(or equal and promised to this candidate)")
  void aPromiseIsRepeatedToItsCandidate() {
    restart(1, new HardState(4, Group.replica(2)));
    int stored = town.at(1).promises.size();
    assertEquals(ElectionAnswer.GRANTED, asked(1, 2, 4, false));
    assertEquals(stored, town.at(1).promises.size());
  }

  @Test
  @DisplayName("whatever its own log says about voters")
  void whoKnowsNoVotersGrantsToo() {
    restart(1, new HardState(4, null));
    town.at(1).voters = Group.voters();
    assertEquals(ElectionAnswer.GRANTED, asked(1, 2, 5, false));
  }

  @Test
  @DisplayName("and it neither hears a leader nor leads († a handover, its own leader are exempt)")
  void whoHearsALeaderRefuses() {
    BullyElection voter = restart(1, new HardState(4, null));
    town.at(1).connected.add(2);
    voter.onCoordinator(2, new Message.Coordinator(4, Group.peer(2), 3, 1, 7, 0), town.now);
    assertEquals(ElectionAnswer.REFUSED, asked(1, 3, 5, false));
    assertEquals(4, voter.term());
    assertEquals(ElectionAnswer.GRANTED, asked(1, 2, 5, false));
    voter.onCoordinator(2, new Message.Coordinator(5, Group.peer(2), 3, 1, 7, 0), town.now);
    assertEquals(ElectionAnswer.GRANTED, asked(1, 3, 6, true));
  }

  @Test
  @DisplayName("can_write:false does not grant")
  void whoCannotWriteRefuses() {
    restart(1, new HardState(4, null));
    town.at(1).canWrite = false;
    assertEquals(ElectionAnswer.REFUSED, asked(1, 2, 5, false));
  }

  @Test
  @DisplayName("It puts term and promise on disk, then answers; last_… name the last appended")
  void theGrantLeavesAfterThePromiseIsOnDisk() {
    BullyElection voter = restart(1, new HardState(4, null));
    town.at(1).connected.add(2);
    town.at(1).diskHangs = true;
    int before = town.at(1).said.size();
    voter.onElection(2, new Election(false, 5, 0, false), town.now);
    town.deliver();
    assertEquals(before, town.at(1).said.size());
    town.at(1).stored(new HardState(5, Group.replica(2)));
    town.deliver();
    ElectionOk grant = (ElectionOk) town.at(1).said.get(before);
    assertEquals(ElectionAnswer.GRANTED, grant.answer());
    assertEquals(5, grant.term());
    assertEquals(OWN, grant.last());
  }

  @Test
  @DisplayName("HANDOVER counts only from the leader of its term")
  void aHandoverFromAnybodyElseIsIgnored() {
    BullyElection voter = restart(1, new HardState(4, null));
    town.at(1).connected.add(2);
    voter.onHandover(2, 4, town.now);
    assertFalse(voter.isCandidate());
    voter.onCoordinator(2, new Message.Coordinator(4, Group.peer(2), 3, 1, 7, 0), town.now);
    voter.onHandover(3, 4, town.now);
    voter.onHandover(2, 3, town.now);
    assertFalse(voter.isCandidate());
    voter.onHandover(2, 4, town.now);
    assertTrue(voter.isCandidate());
  }
}
