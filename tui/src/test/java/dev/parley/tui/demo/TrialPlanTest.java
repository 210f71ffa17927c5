package dev.parley.tui.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrialPlanTest {

  @Test
  void tooFewAndTooManyPeersAreTold() {
    assertEquals(
        "--peers 0: give 3 (fewer have no majority when the leader is killed) to 200",
        problem(0, 100, 2, 32));
    assertEquals(
        "--peers 2: give 3 (fewer have no majority when the leader is killed) to 200",
        problem(2, 100, 2, 32));
    assertEquals("", problem(3, 100, 2, 32));
    assertEquals("", problem(200, 100, 2, 32));
    assertEquals(
        "--peers 201: give 3 (fewer have no majority when the leader is killed) to 200",
        problem(201, 100, 2, 32));
  }

  @Test
  void whatCannotBeComparedIsTold() {
    assertEquals("--messages 0: 10 peers take 1 to 100000", problem(10, 0, 2, 32));
    assertEquals("", problem(10, 100_000, 2, 32));
    assertEquals("--messages 100001: 10 peers take 1 to 100000", problem(10, 100_001, 2, 32));
    assertEquals("--kills -1: give 0 to 100", problem(10, 100, -1, 32));
    assertEquals("--heap 15: give 16 to 4096", problem(10, 100, 0, 15));
  }

  @Test
  void theUsualNumberOfMessagesSuitsAllThatMayBeThere() {
    assertEquals(10_000, TrialPlan.usualMessages(10));
    assertEquals("", problem(200, TrialPlan.usualMessages(200), 2, 32));
  }

  @Test
  void moreThanTheMemoryHoldsIsTold() {
    TrialPlan plan = plan(100, 100, 2, 30);
    assertEquals(Optional.empty(), plan.problem(10_000));
    assertEquals(Optional.empty(), plan.problem(0));
    assertEquals(
        "--peers 100 may take 10,000 MiB, and 9,999 MiB are free; give fewer, or a smaller --heap",
        plan.problem(9_999).orElse(""));
  }

  private static String problem(int peers, int messages, int kills, int heap) {
    return plan(peers, messages, kills, heap).problem().orElse("");
  }

  private static TrialPlan plan(int peers, int messages, int kills, int heap) {
    return new TrialPlan(peers, messages, kills, heap, Path.of("any"), false, List.of());
  }
}
