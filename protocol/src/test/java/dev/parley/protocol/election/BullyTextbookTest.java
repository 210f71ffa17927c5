package dev.parley.protocol.election;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.hand.Group;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Election;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of docs/protocol.md section 5 about who leads, hearing the leader, the probe, and
 * stepping down; each test quotes the one that it checks. The promises have a test of their own.
 */
class BullyTextbookTest {
  private static final Election PROBE = new Election(true, 0, 1, false);

  private static ElectionOk answer(ElectionAnswer answer, int from, long round) {
    return answer(answer, from, round, new LogPosition(2, 1, 7));
  }

  private static ElectionOk answer(ElectionAnswer answer, int from, long round, LogPosition end) {
    return new ElectionOk(answer, 0, round, Group.peer(from).storageId(), end, 0);
  }

  @Test
  @DisplayName("The Bully algorithm decides who")
  void theHighestOfAllLeads() {
    Town town = new Town(1, 2, 3, 4, 5);
    town.pass(2000);
    assertEquals(5, town.leader());
    assertEquals(5, town.election(1).heardLeader(town.now));
    assertEquals(1, town.election(1).term());
  }

  @Test
  @DisplayName("Lower voters wait a little longer, so that only the highest speaks")
  void onlyTheHighestSpeaks() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    assertTrue(town.letters(Election.class).stream().allMatch(letter -> letter.from() == 3));
  }

  @Test
  @DisplayName("Terms and promises of a majority decide whether")
  void aMinorityNeverElects() {
    Town town = new Town(1, 2, 3, 4, 5);
    town.isolate(4, 5);
    town.pass(5000);
    assertEquals(3, town.leader());
    assertEquals(0, town.election(5).heardLeader(town.now));
    assertEquals(List.of(), town.at(5).promises);
  }

  @Test
  void aHigherIdOnANewDiskIsNotWaitedFor() {
    Town town = new Town(1, 2, 3);
    town.at(1).newDisks.add(3);
    town.at(2).newDisks.add(3);
    town.at(3).canWrite = false;
    town.pass(60);
    assertEquals(2, town.leader());
  }

  @Test
  void whoPromisedWaitsWhileTheCandidateFetches() {
    Town town = new Town(1, 2, 3);
    town.at(1).end = new LogPosition(20, 1, 8);
    town.pass(60);
    assertEquals(1, town.election(3).fetchingFrom());
    for (int i = 0; i < 20; i++) {
      town.pass(100);
      town.election(3).onFetched(true, town.now);
    }
    assertEquals(1, town.election(2).term());
    town.at(3).end = town.at(1).end;
    town.election(3).onFetched(false, town.now);
    assertEquals(3, town.leader());
  }

  @Test
  void theNextHighestLeadsWhenTheLeaderIsGone() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    town.isolate(3);
    town.pass(2500);
    assertEquals(2, town.leader());
    assertEquals(2, town.election(1).heardLeader(town.now));
    assertEquals(2, town.election(2).term());
  }

  @Test
  @DisplayName("A follower suspects its leader when that has been missing for leader-timeout")
  void aSilentLeaderIsSuspectedAfterTheTimeOut() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    town.isolate(3);
    town.pass(Town.CONFIG.leaderTimeoutMillis() - 50);
    assertEquals(3, town.election(2).heardLeader(town.now));
    town.pass(100);
    assertNotEquals(3, town.election(2).heardLeader(town.now));
  }

  @Test
  @DisplayName("… or at once when dialling is refused, it says leading:false or BYE")
  void aLostLeaderIsSuspectedAtOnce() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    town.isolate(3);
    town.election(1).loseLeader(3);
    town.election(2).loseLeader(3);
    town.pass(100);
    assertEquals(2, town.leader());
  }

  @Test
  @DisplayName("Only what a peer sends as leader of this peer's term counts")
  void anotherPeersWordsAreNotTheLeaders() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    assertFalse(town.election(1).hear(2, town.now));
    assertTrue(town.election(1).hear(3, town.now));
  }

  @Test
  @DisplayName("Round 1, the probe (changes no state)")
  void aProbeChangesNothing() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    Role before = town.election(2).role();
    ElectionOk answer = town.ask(1, 2, new Election(true, 99, 1, false));
    assertEquals(ElectionAnswer.HEARS_LEADER, answer.answer());
    assertEquals(before, town.election(2).role());
    assertEquals(1, town.election(2).term());
    assertEquals(1, town.at(2).promises.size());
  }

  @Test
  @DisplayName("† A term in a probe is information: nobody adopts it or steps down for it")
  void aLeaderDoesNotStepDownForAProbe() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    ElectionOk answer = town.ask(1, 3, new Election(true, 99, 1, false));
    assertEquals(ElectionAnswer.HEARS_LEADER, answer.answer());
    assertEquals(3, town.leader());
    assertEquals(1, town.election(3).term());
  }

  @Test
  @DisplayName("I hear the leader: the candidate gives up and tries again, soon at first")
  void whoIsToldOfALeaderTriesAgainSoon() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    town.isolate(3);
    town.election(2).loseLeader(3);
    town.pass(20);
    assertEquals(1, town.letters(Election.class).stream().filter(l -> l.from() == 2).count());
    town.election(1).loseLeader(3);
    town.pass(25);
    assertEquals(2, town.leader());
  }

  @Test
  @DisplayName("… and less and less often while it is told the same")
  void whoIsToldOfALeaderOverAndOverGivesUpForLonger() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    town.at(3).connected.remove(1);
    town.at(1).connected.remove(3);
    town.pass(1400);
    int probes = town.letters(Election.class).size();
    town.pass(1000);
    int more = town.letters(Election.class).size() - probes;
    assertTrue(more >= 2 && more <= 5, more + " probes in a second");
    assertEquals(1, town.election(1).term());
    assertEquals(3, town.leader());
  }

  @Test
  @DisplayName("A probe by the very peer that one follows is answered go ahead †")
  void theOwnLeadersProbeIsNotAnsweredWithItself() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    assertEquals(ElectionAnswer.GO_AHEAD, town.ask(3, 1, PROBE).answer());
  }

  @Test
  @DisplayName("A claim: it starts its own election, and the candidate waits for its COORDINATOR")
  void aHigherVoterClaims() {
    Town town = new Town(1, 2, 3);
    ElectionOk answer = town.ask(1, 3, PROBE);
    assertEquals(ElectionAnswer.CLAIM, answer.answer());
    town.pass(100);
    assertEquals(3, town.leader());
    assertEquals(List.of(), town.at(1).promises.stream().filter(p -> p.term() > 1).toList());
  }

  @Test
  @DisplayName("a claim: it starts its own election, though it was the sender whom it followed")
  void whoClaimsDoesNotWaitForALeaderThatAsksForLeave() {
    Town town = new Town(1, 2, 3);
    var coordinator = new Message.Coordinator(1, Group.peer(2), 3, 1, 7, 0);
    town.election(3).onCoordinator(2, coordinator, town.now);
    assertEquals(ElectionAnswer.CLAIM, town.ask(2, 3, PROBE).answer());
    town.pass(100);
    assertEquals(3, town.leader());
  }

  @Test
  @DisplayName("I can write, I reach a majority, I am not far behind")
  void whoCannotLeadDoesNotClaim() {
    Town town = new Town(1, 2, 3);
    town.at(3).canWrite = false;
    assertEquals(ElectionAnswer.GO_AHEAD, town.ask(1, 3, PROBE).answer());
    town.at(3).canWrite = true;
    town.at(3).reachesMajority = false;
    assertEquals(ElectionAnswer.GO_AHEAD, town.ask(1, 3, PROBE).answer());
    town.at(3).reachesMajority = true;
    town.at(3).longestHeardOf = 2 + 1001;
    assertEquals(ElectionAnswer.GO_AHEAD, town.ask(1, 3, PROBE).answer());
    town.at(3).longestHeardOf = 2 + 1000;
    assertEquals(ElectionAnswer.CLAIM, town.ask(1, 3, PROBE).answer());
    town.at(3).voters = Group.voters(1, 2);
    assertEquals(ElectionAnswer.GO_AHEAD, town.ask(1, 3, PROBE).answer());
  }

  @Test
  @DisplayName("† If that does not come, claims count no more until a leader is heard")
  void aBullyThatCannotWinDoesNotBlockTheRest() {
    Town town = new Town(1, 2, 3);
    town.at(2).connected.remove(3);
    town.at(3).connected.clear();
    town.at(1).connected.add(3);
    long began = town.now;
    town.at(2).canWrite = false;
    while (town.leader() == 0 && town.now < began + 5000) {
      town.pass(20);
      if (town.election(1).role() instanceof Follower follower && follower.probe() != null) {
        long round = follower.probe().round;
        town.election(1).onElectionOk(3, answer(ElectionAnswer.CLAIM, 3, round), town.now);
      }
      town.at(2).canWrite = true;
      town.at(2).voters = Group.voters();
    }
    assertEquals(1, town.leader());
    assertTrue(town.now - began >= Town.CONFIG.electionTimeoutMillis());
  }

  @Test
  @DisplayName("wait: promised to somebody less than an election-timeout ago")
  void whoJustPromisedSaysWait() {
    Town town = new Town(1, 2, 3);
    town.election(1).onElection(2, new Election(false, 1, 0, false), town.now);
    town.deliver();
    assertEquals(ElectionAnswer.WAIT, town.ask(3, 1, PROBE).answer());
    town.now += Town.CONFIG.electionTimeoutMillis();
    assertEquals(ElectionAnswer.GO_AHEAD, town.ask(3, 1, PROBE).answer());
  }

  @Test
  void waitIsNoLeave() {
    Town town = new Town(1, 2);
    town.at(2).connected.clear();
    town.pass(20);
    town.pass(70);
    long round = ((Follower) town.election(1).role()).probe().round;
    town.election(1).onElectionOk(2, answer(ElectionAnswer.WAIT, 2, round), town.now);
    assertFalse(town.election(1).isCandidate());
    town.election(1).onElectionOk(2, answer(ElectionAnswer.GO_AHEAD, 2, round), town.now);
    assertTrue(town.election(1).isCandidate());
  }

  @Test
  void anAnswerToAnEarlierProbeDoesNotCount() {
    Town town = new Town(1, 2);
    town.at(2).connected.clear();
    town.pass(90);
    long round = ((Follower) town.election(1).role()).probe().round;
    town.election(1).onElectionOk(2, answer(ElectionAnswer.GO_AHEAD, 2, round - 1), town.now);
    assertFalse(town.election(1).isCandidate());
  }

  @Test
  @DisplayName("A voter that is far behind does not go to round 2 while a better log answers")
  void whoIsFarBehindDoesNotStand() {
    Town town = new Town(1, 2);
    town.at(2).connected.clear();
    town.pass(90);
    long round = ((Follower) town.election(1).role()).probe().round;
    LogPosition better = new LogPosition(2 + 1001, 1, 7);
    ElectionOk leave = answer(ElectionAnswer.GO_AHEAD, 2, round, better);
    town.election(1).onElectionOk(2, leave, town.now);
    assertFalse(town.election(1).isCandidate());
  }

  @Test
  void whoseDiskIsFullByNowDoesNotStand() {
    Town town = new Town(1, 2, 3);
    Town.Resident three = town.at(3);
    while (three.said.isEmpty()) {
      town.now += 5;
      three.election.tick(town.now);
    }
    three.canWrite = false;
    town.deliver();
    town.pass(1000);
    assertTrue(three.promises.stream().noneMatch(p -> p.promised().equals(Group.replica(3))));
    assertEquals(2, town.leader());
  }

  @Test
  @DisplayName("The candidate, a voter")
  void aLearnerNeverProbes() {
    Town town = new Town(1, 2, 3);
    town.at(3).voters = Group.voters(1, 2);
    town.at(3).connected.clear();
    town.pass(3000);
    assertTrue(town.letters(Election.class).stream().allMatch(letter -> letter.from() != 3));
    assertEquals(List.of(), town.at(3).promises);
  }

  @Test
  @DisplayName("† A leader stops when a majority has not named it and its term in time")
  void aLeaderWithoutAMajorityStepsDown() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    town.isolate(3);
    town.pass(Town.CONFIG.leaderTimeoutMillis() + 50);
    assertFalse(town.election(3).role() instanceof Leader);
  }

  @Test
  @DisplayName("for good in that term (no late ACK)")
  void aLateWordDoesNotMakeItLeadAgain() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    town.election(3).tick(town.now + 1500);
    town.election(3).followedBy(Group.replica(1), town.now + 1500);
    town.election(3).followedBy(Group.replica(2), town.now + 1500);
    assertFalse(town.election(3).role() instanceof Leader);
    assertFalse(town.election(3).hasLeader());
  }

  @Test
  @DisplayName("when it sees a higher term in anything but a probe or an ELECTION that it refuses")
  void oldLeaderStepsDownOnHigherTerm() {
    Town town = new Town(1, 2, 3);
    town.pass(1000);
    ElectionOk refusal = town.ask(1, 3, new Election(false, 2, 0, false));
    assertEquals(ElectionAnswer.REFUSED, refusal.answer());
    assertTrue(town.election(3).role() instanceof Leader);
    town.election(3).sawTerm(2, town.now);
    assertFalse(town.election(3).role() instanceof Leader);
    assertEquals(1, town.election(3).term());
  }

  @Test
  @DisplayName("One of an equal or higher term cancels an election under way")
  void aCoordinatorEndsAnElection() {
    Town town = new Town(1, 2, 3);
    BullyElection candidate = town.election(1);
    candidate.onCoordinator(2, new Message.Coordinator(4, Group.peer(2), 3, 1, 7, 0), town.now);
    candidate.onHandover(2, 4, town.now);
    assertTrue(candidate.isCandidate());
    assertEquals(5, candidate.term());
    var past = new Message.Coordinator(4, Group.peer(2), 3, 1, 7, 0);
    assertFalse(candidate.onCoordinator(2, past, town.now));
    assertTrue(candidate.isCandidate());
    var equal = new Message.Coordinator(5, Group.peer(3), 3, 1, 7, 0);
    assertTrue(candidate.onCoordinator(3, equal, town.now));
    assertEquals(3, candidate.heardLeader(town.now));
  }

  @Test
  @DisplayName("term and promise are on disk before the first ACK to it")
  void aCoordinatorsTermIsStored() {
    Town town = new Town(1, 2, 3);
    var coordinator = new Message.Coordinator(5, Group.peer(3), 3, 1, 7, 0);
    assertTrue(town.election(1).onCoordinator(3, coordinator, town.now));
    assertEquals(List.of(new HardState(5, Group.replica(3))), town.at(1).promises);
  }

  @Test
  void nobodyAnnouncesSomebodyElse() {
    Town town = new Town(1, 2, 3);
    var coordinator = new Message.Coordinator(5, Group.peer(3), 3, 1, 7, 0);
    assertFalse(town.election(1).onCoordinator(2, coordinator, town.now));
    assertEquals(0, town.election(1).term());
  }
}
