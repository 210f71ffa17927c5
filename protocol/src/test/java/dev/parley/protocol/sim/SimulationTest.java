package dev.parley.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lives of whole groups on a simulated network and simulated disks.
 *
 * <p>{@code -Dsim.lives=N -Dsim.first=SEED -Dsim.threads=2} runs others than the fixed ones, {@code
 * -Dsim.profile=STORM} or {@code -Dsim.scenario=LATE_ACK} only that kind, {@code -Dsim.seed=SEED}
 * one with its whole transcript ({@code -Dsim.tail=LINES}). {@code -Dsim.crowds=N} says how many
 * lives are those of groups of fifty.
 */
class SimulationTest {
  private static final long LIVES = Long.getLong("sim.lives", 6000);
  private static final long FIRST = Long.getLong("sim.first", 1);

  /** In so many lives each fault takes place, and each state is reached. */
  private static final long ENOUGH = 2000;

  /** Lives of groups of fifty. */
  private static final long CROWDS = Long.getLong("sim.crowds", 20);

  private static final Long SEED = Long.getLong("sim.seed");
  private static final int THREADS = Integer.getInteger("sim.threads", 1);

  @Test
  void noPromiseIsBrokenInAnyLife() {
    Profile profile = property("sim.profile", Profile.class);
    Scenarios scenario = property("sim.scenario", Scenarios.class);
    if (SEED == null) {
      Campaign campaign = run(profile, scenario, LIVES);
      if (profile == null && scenario == null && LIVES >= ENOUGH) {
        assertEquals("", campaign.tally().missing(), "never took place");
      }
    } else {
      replay(new Life(SEED, profile, scenario));
    }
  }

  @ParameterizedTest
  @EnumSource(Scenarios.class)
  @DisabledIfSystemProperty(
      named = "sim.seed",
      matches = ".+",
      disabledReason = "one life is replayed, by hand")
  void noPromiseIsBrokenInAScript(Scenarios scenario) {
    run(null, scenario, Math.max(1, LIVES / 40));
  }

  /** A large group: fifty members, of whom seven have a vote. */
  @Test
  @DisabledIfSystemProperty(
      named = "sim.seed",
      matches = ".+",
      disabledReason = "one life is replayed, by hand")
  void noPromiseIsBrokenInACrowd() {
    run(Profile.CROWD, null, CROWDS);
  }

  private static void replay(Life life) {
    Life.Outcome outcome = life.run();
    System.out.println(outcome);
    if (outcome.violation() != null) {
      fail(FailureReport.of(life, outcome.violation()));
    }
  }

  @Test
  void aSeedIsTheSameLifeEachTime() {
    Trace once = new Trace(100_000);
    Trace again = new Trace(100_000);
    Life life = Life.of(4711);

    life.run(life.plan(), once);
    life.run(life.plan(), again);

    assertTrue(once.toString().equals(again.toString()));
  }

  private static Campaign run(Profile profile, Scenarios scenario, long lives) {
    Campaign campaign = new Campaign(seed -> new Life(seed, profile, scenario));
    campaign.run(FIRST, lives, THREADS);
    System.out.println((scenario == null ? "simulation: " : scenario + ": ") + campaign);
    if (scenario == null) {
      System.out.println(campaign.tally());
    }
    List<Life.Outcome> failures = campaign.failures();
    if (!failures.isEmpty()) {
      Life.Outcome first = failures.get(0);
      StringBuilder text = new StringBuilder();
      for (Life.Outcome each : failures) {
        text.append("seed " + each.seed() + ": " + each.violation() + "\n");
      }
      Life life = new Life(first.seed(), profile, scenario);
      fail(text + FailureReport.of(life, first.violation()));
    }
    return campaign;
  }

  private static <E extends Enum<E>> E property(String name, Class<E> type) {
    String value = System.getProperty(name);
    return value == null ? null : Enum.valueOf(type, value);
  }
}
