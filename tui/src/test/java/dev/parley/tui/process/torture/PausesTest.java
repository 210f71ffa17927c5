package dev.parley.tui.process.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three peers; moments are milliseconds. */
final class PausesTest {
  private final Transcript transcript = new Transcript();
  private final Pauses pauses = new Pauses(3, transcript);

  /** All are sound and have shown something. */
  @BeforeEach
  void allIsWell() {
    pauses.fault();
    sound(0, 1, 2, 3);
    for (int id = 1; id <= 3; id++) {
      shows(id, 10);
    }
  }

  private void sound(long millis, int... ids) {
    boolean[] sound = new boolean[4];
    for (int id : ids) {
      sound[id] = true;
    }
    pauses.change(sound, millis * 1_000_000);
  }

  private void shows(int id, long millis) {
    pauses.delivered(id, millis * 1_000_000);
  }

  @Test
  void aSilenceAtASoundPeerIsAPause() {
    shows(1, 510);
    pauses.fault();
    assertEquals(500, pauses.pause(99));
    assertTrue(transcript.lines().get(3).contains("peer 1 showed nothing for 500 ms"));
  }

  @Test
  void theLongestOfAllPeersCounts() {
    shows(1, 110);
    shows(2, 710);
    shows(3, 310);
    pauses.fault();
    assertEquals(700, pauses.pause(50));
  }

  @Test
  void aFaultOfOnePeerIsNoPauseOfIt() {
    sound(20, 1, 2);
    shows(1, 60);
    shows(3, 900);
    pauses.fault();
    assertEquals(50, pauses.pause(99));
  }

  @Test
  void timeWithoutAMajorityDoesNotCount() {
    sound(20, 1);
    sound(1_000, 1, 2);
    shows(1, 1_300);
    pauses.fault();
    assertEquals(300, pauses.pause(99));
  }

  @Test
  void aMajorityThatOthersMakeUpGoesOn() {
    sound(20, 1, 2);
    sound(400, 1, 3);
    shows(1, 510);
    pauses.fault();
    assertEquals(500, pauses.pause(99));
  }

  @Test
  void whoComesBackReturnsAndThenPauses() {
    sound(20, 1, 2);
    sound(1_000, 1, 2, 3);
    shows(3, 1_700);
    assertEquals(700, pauses.comeback(100));
    shows(3, 1_900);
    pauses.fault();
    assertEquals(200, pauses.pause(100));
  }

  @Test
  void stallsOfTheMachineAreCountedBesideThem() {
    pauses.stalled(30);
    pauses.stalled(20);
    shows(1, 60);
    pauses.fault();
    assertEquals(30, pauses.stall(99));
  }

  @Test
  void afterTheEndNothingCounts() {
    pauses.end();
    shows(1, 60);
    pauses.fault();
    assertEquals(-1, pauses.pause(99));
  }

  @Test
  void theMedianIsTheMiddleAndTheNinetyNinthOfThreeTheLargest() {
    for (long millis : new long[] {110, 410, 610}) {
      shows(1, millis);
      pauses.fault();
    }
    assertEquals(200, pauses.pause(50));
    assertEquals(300, pauses.pause(99));
  }

  @Test
  void nothingWasMeasured() {
    assertEquals(-1, pauses.pause(50));
  }
}
