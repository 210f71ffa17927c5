package dev.parley.protocol.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.hand.Group;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.quorum.Voters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * docs/protocol.md section 6: the leader commits the highest number that a majority of voters has
 * on disk, if that entry is of its own term.
 */
class CommitTest {
  private static final Voters FIVE = Group.voters(1, 2, 3, 4, 5);

  private static void acknowledge(CommitTracker tracker, long seqNo, int... by) {
    for (int id : by) {
      tracker.acknowledged(Group.replica(id), seqNo);
    }
  }

  @Test
  void aMajorityMakesItFinal() {
    CommitTracker tracker = new CommitTracker(1);
    acknowledge(tracker, 4, 1, 2);
    assertEquals(0, tracker.committedBy(FIVE));
    acknowledge(tracker, 3, 3);
    assertEquals(3, tracker.committedBy(FIVE));
    acknowledge(tracker, 4, 3);
    assertEquals(4, tracker.committedBy(FIVE));
  }

  /**
   * Figure 8 of "In Search of an Understandable Consensus Algorithm": S1 leads term 4, and brings
   * its entry 2, of term 2, to S3. Three of five have it, and yet S5, whose last entry is of term
   * 3, can be elected and replace it. Once an entry of term 4 is on a majority, S5 cannot.
   */
  @Test
  @DisplayName("figure 8 of Raft: an entry of an older term is not committed by counting")
  void anOlderTermsEntryIsNotCommittedByCountingAlone() {
    CommitTracker s1 = new CommitTracker(3);
    acknowledge(s1, 2, 1, 2, 3);
    assertEquals(0, s1.committedBy(FIVE));
    acknowledge(s1, 3, 1, 2);
    assertEquals(0, s1.committedBy(FIVE));
    acknowledge(s1, 3, 3);
    assertEquals(3, s1.committedBy(FIVE));
  }

  @Test
  @DisplayName("a new leader starts with none")
  void aNewTermStartsWithoutAcknowledgements() {
    CommitTracker tracker = new CommitTracker(3);
    assertEquals(0, tracker.acknowledgedBy(Group.replica(2)));
    assertEquals(0, tracker.committedBy(FIVE));
  }

  @Test
  @DisplayName("a majority of voters (by the newest SEQ_MEMBERS)")
  void learnersAreNotCounted() {
    CommitTracker tracker = new CommitTracker(1);
    acknowledge(tracker, 9, 4, 5, 6, 7);
    acknowledge(tracker, 3, 1);
    assertEquals(0, tracker.committedBy(Group.voters(1, 2, 3)));
    assertEquals(9, tracker.committedBy(Group.voters(4, 5, 6)));
  }

  @Test
  void anotherDiskOfTheSameMemberIsNotCounted() {
    CommitTracker tracker = new CommitTracker(1);
    ReplicaId wiped = Group.peer(2, 2).replica();
    tracker.acknowledged(wiped, 5);
    acknowledge(tracker, 5, 1);
    assertEquals(0, tracker.committedBy(Group.voters(1, 2, 3)));
  }

  @Test
  void anOldAcknowledgementTakesNothingBack() {
    CommitTracker tracker = new CommitTracker(1);
    acknowledge(tracker, 5, 1, 2);
    acknowledge(tracker, 4, 2);
    assertEquals(5, tracker.committedBy(Group.voters(1, 2, 3)));
  }
}
