package dev.parley.tui.process.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.process.torture.Schedule.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScheduleTest {
  private static Settings settings(long seed, int seconds, Mix mix) {
    return new Settings(seed, 5, Duration.ofSeconds(seconds), mix, 20, false, Path.of("unused"));
  }

  @Test
  void theSameSeedMakesTheSameFaults() {
    List<Step> steps = Schedule.of(settings(1, 60, Mix.ALL), fault -> true);
    assertEquals(steps, Schedule.of(settings(1, 60, Mix.ALL), fault -> true));
    assertNotEquals(steps, Schedule.of(settings(2, 60, Mix.ALL), fault -> true));
  }

  @Test
  void noFaultOutlastsTheRun() {
    for (Step step : Schedule.of(settings(1, 60, Mix.ALL), fault -> true)) {
      assertTrue(step.endMillis() <= 60_000, step.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void tenMinutesHaveEveryFaultOfTheMix(Mix mix) {
    assertEquals(
        EnumSet.copyOf(mix.faults(fault -> true)),
        Schedule.of(settings(1, 600, mix), fault -> true).stream()
            .map(Step::fault)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class))));
  }

  @Test
  void theMixOfAllHasAllFaults() {
    assertEquals(EnumSet.allOf(Fault.class), EnumSet.copyOf(Mix.ALL.faults(fault -> true)));
  }

  @Test
  void whatCannotBeMadeIsNotDrawn() {
    assertTrue(
        Schedule.of(settings(1, 600, Mix.NET), fault -> fault != Fault.SHAKE).stream()
            .noneMatch(step -> step.fault() == Fault.SHAKE));
  }

  @Test
  void aSplitHasTwoSides() {
    Schedule.of(settings(1, 600, Mix.NET), fault -> fault == Fault.SPLIT)
        .forEach(step -> assertTrue(step.target() > 0 && step.target() < 31, step.toString()));
  }
}
