package dev.parley.protocol.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.hand.Group;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.EntryBody;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/protocol.md section 4: who gets a vote, and who loses it. */
class VoterKeeperTest extends Keeping {
  @Test
  @DisplayName("a newcomer is a learner")
  void aNewcomerIsALearner() {
    group(3, 3);
    keeper.join(Group.peer(4));
    behind.add(4);
    members = members.after(next());
    assertFalse(members.member(4).voter());
    assertNull(next());
  }

  @Test
  @DisplayName("until it is caught up")
  void aLearnerThatIsBehindGetsNoVote() {
    group(1, 3);
    keeper = keeper(1, 3, 7);
    behind.addAll(List.of(2, 3));
    assertNull(next());
    behind.remove(2);
    assertEquals(List.of(1, 2), settle());
    behind.clear();
    assertEquals(List.of(1, 2, 3), settle());
  }

  @Test
  @DisplayName("up to three, every caught-up member is a voter; higher ids are preferred")
  void upToThreeGetAVoteAndTheHighestFirst() {
    keeper = keeper(1, 3, 7);
    group(1, 3);
    members = members.after(next());
    assertEquals(List.of(1, 3), voters());
    assertEquals(List.of(1, 2, 3), settle());
  }

  @Test
  @DisplayName("the fourth gets a vote only together with a fifth")
  void theFourthWaitsForAFifth() {
    members =
        Group.membership(
            Group.learner(2), Group.voter(3), Group.voter(4), Group.voter(5), Group.learner(1));
    behind.add(1);
    stay();
    assertNull(next());
    behind.clear();
    stay();
    members = members.after(next());
    assertEquals(List.of(2, 3, 4, 5), voters());
    assertEquals(List.of(1, 2, 3, 4, 5), settle());
  }

  @Test
  void theyArePairedUpToTheMaximum() {
    group(3, 9);
    stay();
    assertEquals(7, settle().size());
  }

  @Test
  void anEvenMaximumIsNotFilledWithAFourth() {
    keeper = keeper(3, 3, 4);
    members =
        Group.membership(
            Group.learner(1), Group.learner(2), Group.voter(3), Group.voter(4), Group.voter(5));
    stay();
    assertNull(next());
  }

  @Test
  @DisplayName("a caught-up learner with a higher id than the lowest voter's replaces it")
  void aHigherLearnerReplacesTheLowestVoter() {
    group(3, 4);
    stay();
    members = members.after(next());
    assertEquals(List.of(1, 2, 3, 4), voters());
    members = members.after(next());
    assertEquals(List.of(2, 3, 4), voters());
    assertNull(next());
  }

  @Test
  void aLowerLearnerReplacesNobody() {
    members = Group.membership(Group.learner(1), Group.voter(2), Group.voter(3), Group.voter(4));
    stay();
    assertNull(next());
  }

  @Test
  @DisplayName("a leader never takes its own vote")
  void theLeaderKeepsItsOwnVote() {
    members = Group.membership(Group.voter(3), Group.voter(4), Group.voter(5), Group.learner(6));
    stay();
    assertNull(next());
  }

  @Test
  @DisplayName("takes the vote from one that has been away for longer than demote-after")
  void aVoterThatIsLongAwayLosesItsVote() {
    group(5, 5);
    away.add(5);
    assertNull(next());
    now += DEMOTE_AFTER;
    assertNull(next());
    now++;
    members = members.after(next());
    assertEquals(List.of(1, 2, 3, 4), voters());
  }

  @Test
  void anEvenNumberIsMadeOddAgain() {
    group(4, 4);
    assertEquals(List.of(2, 3, 4), settle());
  }

  @Test
  void aShortReturnStartsTheTimeAnew() {
    group(5, 5);
    away.add(5);
    assertNull(next());
    now += DEMOTE_AFTER;
    away.clear();
    assertNull(next());
    away.add(5);
    now += DEMOTE_AFTER;
    assertNull(next());
  }

  @Test
  @DisplayName("while more than the minimum remain")
  void theMinimumIsKept() {
    group(5, 5);
    keeper = keeper(3, 4, 7);
    away.addAll(List.of(4, 5));
    assertNull(next());
    now += DEMOTE_AFTER + 1;
    assertEquals(List.of(1, 2, 3, 5), settle());
  }

  @Test
  void whoWasHereMeanwhileHasNotBeenAwayForLong() {
    group(5, 5);
    away.add(5);
    assertNull(next());
    now += DEMOTE_AFTER - 1;
    away.clear();
    keeper.watch(members, this::standing, now); // a change waits to be committed
    away.add(5);
    now += 2;
    assertNull(next());
  }

  @Test
  void whoComesBackIsALearnerUntilItIsCaughtUp() {
    group(5, 5);
    away.add(5);
    assertNull(next());
    now += DEMOTE_AFTER + 1;
    settle();
    away.clear();
    behind.add(5);
    assertNull(next());
    behind.clear();
    stay();
    assertEquals(List.of(1, 2, 3, 4, 5), settle());
  }

  @Test
  @DisplayName("† given or taken only while a majority of the new set is here and can write")
  void noVoteIsGivenThatCouldNotBeCommittedNow() {
    group(2, 3);
    keeper = keeper(2, 3, 7);
    away.add(1);
    assertNotNull(next());
    group(1, 2);
    keeper = keeper(1, 3, 7);
    behind.clear();
    away.clear();
    away.add(2);
    assertNull(next());
  }

  @Test
  void noVoteIsTakenThatCouldNotBeCommittedNow() {
    group(4, 4);
    away.addAll(List.of(1, 2, 4));
    assertNull(next());
    group(5, 5);
    assertNull(next());
    now += DEMOTE_AFTER + 1;
    assertNull(next());
  }

  @Test
  @DisplayName("A known node_id with another storage_id: the old one's vote goes, in one entry")
  void aNewDiskIsALearnerAndTheOldVoteGoes() {
    group(3, 3);
    keeper.join(Group.peer(2, 2));
    away.add(2);
    EntryBody.Members change = next();
    members = members.after(change);
    assertEquals(List.of(1, 3), voters());
    assertEquals(Group.peer(2, 2).storageId(), members.member(2).info().storageId());
    assertTrue(members.replaced().contains(Group.peer(2).storageId()));
    away.clear();
    assertEquals(List.of(1, 2, 3), settle());
  }

  @Test
  void aNewDiskWaitsWhereTheRestCouldNotCommit() {
    group(3, 3);
    keeper.join(Group.peer(2, 2));
    away.addAll(List.of(1, 2));
    assertNull(next());
  }

  @Test
  @DisplayName("A replaced storage_id never comes back; a removed id is not given again")
  void whatWasReplacedOrRemovedIsNotLetIn() {
    group(3, 3);
    members = members.after(Group.members(Group.voter(1), Group.voter(3)));
    keeper.join(Group.peer(2, 7));
    assertNull(next());
    group(3, 3);
    Member again = new Member(Group.peer(2, 2), false);
    members = members.after(Group.members(Group.voter(1), again, Group.voter(3)));
    keeper.join(Group.peer(2, 1));
    behind.add(2);
    assertNull(next());
  }

  @Test
  @DisplayName("/remove ID: the minimum does not hold for a removed member")
  void aRemovedMemberGoesInOneEntry() {
    group(3, 3);
    keeper.leave(1, 1);
    members = members.after(next());
    assertEquals(List.of(2, 3), voters());
    assertNull(members.member(1));
    assertNull(next());
  }

  @Test
  void aNameThatOnlyDiffersInCaseIsMadeUnique() {
    group(3, 3);
    assertEquals("N1-9", admitted("N1"));
  }

  @Test
  void aNameThatLooksLikeAMentionIsNotTaken() {
    group(3, 3);
    assertEquals("n9", admitted("@n1"));
  }

  private String admitted(String name) {
    PeerInfo ninth = Group.peer(9);
    keeper.join(new PeerInfo(9, name, ninth.address(), ninth.mode(), ninth.storageId()));
    members = members.after(next());
    return members.member(9).info().name();
  }

  @Test
  void whoAskedForItIsSaid() {
    group(3, 3);
    keeper.leave(1, 2);
    keeper.leave(1, 1);
    assertEquals("n2 removes n1", next().change());
    keeper = keeper(3, 3, 7);
    keeper.leave(2, 2);
    assertEquals("n2 leaves for good", next().change());
  }

  @Test
  void aRemovalWaitsWhereTheRestCouldNotCommit() {
    group(3, 3);
    keeper.leave(1, 1);
    away.add(2);
    assertNull(next());
    away.clear();
    assertNotNull(next());
  }

  @Test
  void theLeaderIsNotRemovedByItself() {
    group(3, 3);
    keeper.leave(3, 3);
    assertTrue(keeper.isLeaving(3));
    assertNull(next());
  }

  @Test
  void whoLeavesGetsNoVote() {
    group(2, 3);
    keeper = keeper(2, 3, 7);
    keeper.leave(3, 3);
    members = members.after(next());
    assertNull(members.member(3));
  }

  @Test
  void aMoveKeepsTheVoteAndTheName() {
    group(3, 3);
    PeerInfo was = Group.peer(2);
    PeerInfo moved = new PeerInfo(2, "other", "127.0.0.1:9999", Mode.STANDARD, was.storageId());
    keeper.noticeMove(members, was);
    assertNull(next());
    keeper.noticeMove(members, moved);
    members = members.after(next());
    assertEquals("127.0.0.1:9999", members.member(2).info().address());
    assertEquals("n2", members.member(2).info().name());
    assertTrue(members.member(2).voter());
  }

  @Test
  void aTakenNameIsMadeUnique() {
    group(3, 3);
    PeerInfo peer = Group.peer(4);
    keeper.join(new PeerInfo(4, "n2", peer.address(), peer.mode(), peer.storageId()));
    members = members.after(next());
    assertEquals("n2-4", members.member(4).info().name());
  }

  @Test
  void aRepeatedJoinChangesNothing() {
    group(3, 3);
    keeper.join(Group.peer(2));
    assertNull(next());
  }
}
