package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DurationsTest {

  @Test
  void aClockHasHoursOnlyWhereThereAreSome() {
    assertEquals("0:00", Durations.clock(-5));
    assertEquals("0:41", Durations.clock(41_999));
    assertEquals("59:59", Durations.clock(3_599_000));
    assertEquals("1:02:03", Durations.clock(3_723_000));
  }

  @Test
  void shortTimesHaveATenth() {
    assertEquals("0.3 s", Durations.fine(399));
    assertEquals("9.9 s", Durations.fine(9_999));
    assertEquals("0:10", Durations.fine(10_000));
  }

  @Test
  void whatIsLeftIsNeverNothing() {
    assertEquals("1 s", Durations.left(0));
    assertEquals("3 s", Durations.left(2_001));
    assertEquals("119 s", Durations.left(119_000));
    assertEquals("3 min", Durations.left(121_000));
    assertEquals("3 h", Durations.left(7_300_000));
    assertEquals("1 s", Durations.left(Long.MIN_VALUE));
  }

  @Test
  void agesTakeFourCellsAtMost() {
    assertEquals("<1m", Durations.tiny(-1));
    assertEquals("<1m", Durations.tiny(59_999));
    assertEquals("4m", Durations.tiny(250_000));
    assertEquals("23h", Durations.tiny(86_399_000));
    assertEquals("999d", Durations.tiny(Long.MAX_VALUE));
  }
}
