package dev.parley.protocol.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PeerConfigTest {
  private static final long[] TIMES = {200, 1000, 300, 2000, 30_000, 1000};
  private static final int[] BOUNDS = {3, 7, 1024, 100_000, 4096, 65_536, 262_144};

  private static PeerConfig config(long[] t, int[] b) {
    return new PeerConfig(
        t[0],
        t[1],
        t[2],
        t[3],
        t[4],
        t[5],
        b[0],
        b[1],
        b[2],
        b[3],
        b[4],
        b[5],
        b[6],
        PeerConfig.Holding.DEFAULT);
  }

  private static void assertRefused(int index, long time) {
    long[] times = TIMES.clone();
    times[index] = time;
    assertThrows(IllegalArgumentException.class, () -> config(times, BOUNDS));
  }

  private static void assertBoundRefused(int index, int bound) {
    int[] bounds = BOUNDS.clone();
    bounds[index] = bound;
    assertThrows(IllegalArgumentException.class, () -> config(TIMES, bounds));
  }

  @Test
  void theDefaultIsThatOfTheProtocol() {
    assertEquals(config(TIMES, BOUNDS), PeerConfig.DEFAULT);
  }

  @Test
  void theLeaderTimeOutIsAtLeastThreeHeartbeats() {
    assertRefused(1, 599);
    assertDoesNotThrow(() -> config(new long[] {200, 600, 300, 2000, 30_000, 1000}, BOUNDS));
  }

  @Test
  void demoteAfterIsAtLeastFiveLeaderTimeOuts() {
    assertRefused(4, 4999);
    assertDoesNotThrow(() -> config(new long[] {200, 1000, 300, 2000, 5000, 1000}, BOUNDS));
  }

  @Test
  void timesArePositive() {
    assertRefused(0, 0);
    assertRefused(2, 0);
    assertRefused(3, -1);
    assertRefused(5, 0);
  }

  @Test
  void theVotersBoundsAreInOrder() {
    assertBoundRefused(0, 0);
    assertBoundRefused(1, 2);
  }

  @Test
  void theOutboxHoldsAWindowAndBoundsArePositive() {
    assertBoundRefused(2, 0);
    assertBoundRefused(3, 1023);
    assertBoundRefused(4, 0);
    assertBoundRefused(5, 0);
    assertBoundRefused(6, 0);
  }
}
