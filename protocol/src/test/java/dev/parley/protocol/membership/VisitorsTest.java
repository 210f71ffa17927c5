package dev.parley.protocol.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.protocol.hand.Group;
import dev.parley.protocol.log.EntryBody;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who comes and goes takes no vote along that others need. */
class VisitorsTest extends Keeping {
  @Test
  @DisplayName("who only passes by gets no vote: it must be caught up for takeover-after")
  void whoPassesByReplacesNobody() {
    group(3, 4);
    assertNull(next());
    now += TAKEOVER_AFTER - 1;
    assertNull(next());
    behind.add(4);
    assertNull(next());
    behind.clear();
    now += 1;
    assertNull(next()); // there was a break
    now += TAKEOVER_AFTER;
    assertEquals(List.of(2, 3, 4), settle());
  }

  @Test
  void whoPassesByMakesNoFourthAndFifth() {
    group(3, 5);
    behind.add(5);
    stay();
    behind.clear();
    now--;
    members =
        Group.membership(
            Group.learner(1), Group.voter(2), Group.voter(3), Group.voter(4), Group.learner(5));
    assertNull(next());
    stay();
    assertEquals(List.of(1, 2, 3, 4, 5), settle());
  }

  @Test
  @DisplayName("while a voter is away, no vote is taken from one that is here")
  void theLowestIsNotReplacedWhileAnotherIsAway() {
    group(3, 4);
    away.add(2);
    stay();
    assertNull(next());
    group(4, 4);
    assertEquals(List.of(1, 3, 4), settle());
  }

  @Test
  @DisplayName("who said BYE makes room at once: a learner gets its vote first, then it is taken")
  void whoLeftInOrderIsReplacedAtOnce() {
    members = Group.membership(Group.learner(1), Group.voter(2), Group.voter(3), Group.voter(4));
    stay();
    assertNull(next());
    leaves(4);
    members = members.after(next());
    assertEquals(List.of(1, 2, 3, 4), voters());
    members = members.after(next());
    assertEquals(List.of(1, 2, 3), voters());
    assertNull(next());
  }

  @Test
  void whoLeftInOrderKeepsItsVoteWhereNobodyCanTakeIt() {
    group(3, 3);
    stay();
    leaves(2);
    assertNull(next());
    group(5, 5);
    assertNull(next());
    now += DEMOTE_AFTER + 1;
    assertEquals(List.of(3, 4, 5), settle());
  }

  @Test
  void whoIsBackIsMissedNoMore() {
    members = Group.membership(Group.learner(1), Group.voter(2), Group.voter(3), Group.voter(4));
    stay();
    leaves(4);
    isBack(4);
    assertNull(next());
    away.add(4); // and is killed
    assertNull(next());
  }

  @Test
  @DisplayName("who quits and comes back again and again moves a vote once in demote-after")
  void whoComesAndGoesMovesFewVotes() {
    members = Group.membership(Group.learner(1), Group.voter(2), Group.voter(3), Group.voter(4));
    stay();
    int changes = 0;
    long end = now + 10 * DEMOTE_AFTER;
    for (long beat = 0; now < end; beat++) {
      if (beat % 50 == 0) {
        leaves(4);
      } else if (beat % 50 == 10) {
        isBack(4);
      }
      EntryBody.Members change = next();
      members = change == null ? members : members.after(change);
      changes += change == null ? 0 : 1;
      now += 100;
    }
    assertEquals(2, changes);
    assertEquals(List.of(1, 2, 3), voters());
    now += DEMOTE_AFTER;
    stay();
    isBack(4);
    stay();
    assertEquals(List.of(2, 3, 4), settle());
  }
}
