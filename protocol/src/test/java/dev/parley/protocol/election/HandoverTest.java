package dev.parley.protocol.election;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/protocol.md section 7. */
class HandoverTest {
  private static final long AFTER = 2000;
  private static final long TIMEOUT = 600;

  private final Handover handover = new Handover(AFTER, TIMEOUT);
  private long now = 5000;

  private void consider(int... fit) {
    handover.consider(List.of(5, 4), id -> Arrays.stream(fit).anyMatch(f -> f == id), now);
  }

  /** How long n5 must be fit before a handover begins. */
  private long waitOf(int voter) {
    long from = now;
    while (!handover.isUnderWay()) {
      consider(voter);
      now += 10;
    }
    return now - 10 - from;
  }

  private void fail() {
    now += TIMEOUT;
    handover.tick(now);
  }

  @Test
  void aHigherVoterThatIsFitForLongEnoughTakesOver() {
    consider(5);
    now += AFTER - 1;
    consider(5);
    assertFalse(handover.isUnderWay());
    now++;
    consider(5);
    assertEquals(5, handover.target());
  }

  @Test
  void aBreakStartsTheWaitAnew() {
    consider(5);
    now += AFTER - 1;
    consider();
    now++;
    consider(5);
    assertFalse(handover.isUnderWay());
    assertEquals(AFTER, waitOf(5));
  }

  @Test
  void aTimeWithoutAVoteIsABreak() {
    consider(5);
    now += AFTER;
    handover.consider(List.of(4), id -> false, now);
    now += AFTER;
    consider(5);
    assertFalse(handover.isUnderWay());
  }

  @Test
  void theHighestThatIsFitComesFirst() {
    consider(4, 5);
    now += AFTER;
    consider(4, 5);
    assertEquals(5, handover.target());
  }

  @Test
  void itIsAskedOnceAndOnlyWhenItHasEverything() {
    handover.begin(5, now);
    assertFalse(handover.shouldAsk(false, now));
    assertTrue(handover.shouldAsk(true, now));
    assertFalse(handover.shouldAsk(true, now));
  }

  @Test
  void withoutAHigherTermInTimeTheLeaderGoesOn() {
    handover.begin(5, now);
    now += TIMEOUT - 1;
    assertTrue(handover.shouldAsk(true, now));
    assertEquals(now + TIMEOUT, handover.deadline());
    now += TIMEOUT - 1;
    handover.tick(now);
    assertTrue(handover.isUnderWay());
    now++;
    handover.tick(now);
    assertFalse(handover.isUnderWay());
    assertEquals(Long.MAX_VALUE, handover.deadline());
  }

  @Test
  void theWaitDoublesWithEachFailureUpToABound() {
    long expected = AFTER;
    for (int failures = 0; failures < 7; failures++) {
      assertEquals(expected, waitOf(5));
      fail();
      expected = Math.min(2 * expected, 16 * AFTER);
    }
  }

  @Test
  void itHasFailedTooWhenSomebodyElseLeadsNext() {
    handover.begin(5, now);
    assertTrue(handover.shouldAsk(true, now));
    handover.onLeadLost();
    handover.onLeader(4);
    assertEquals(2 * AFTER, waitOf(5));
  }

  @Test
  void aLeadLostBeforeItWasAskedIsNoFailure() {
    handover.begin(5, now);
    handover.onLeadLost();
    handover.onLeader(4);
    assertEquals(AFTER, waitOf(5));
  }

  @Test
  void theCountIsClearedWhenThatPeerLeads() {
    handover.begin(5, now);
    fail();
    handover.begin(5, now);
    assertTrue(handover.shouldAsk(true, now));
    handover.onLeadLost();
    handover.onLeader(5);
    assertEquals(AFTER, waitOf(5));
  }

  @Test
  void theCountIsClearedTooWhenThatPeerLeadsLater() {
    handover.begin(5, now);
    assertTrue(handover.shouldAsk(true, now));
    fail();
    handover.onLeadLost();
    handover.onLeader(5);
    assertEquals(AFTER, waitOf(5));
  }
}
