package dev.parley.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  @Test
  void eventsComeByTimeAndThenAsTheyWereAdded() {
    EventQueue queue = new EventQueue();
    Dice dice = new Dice(1, 1);
    List<long[]> seen = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      long time = dice.between(0, 50);
      long place = i;
      queue.add(time, () -> seen.add(new long[] {time, place}));
    }

    while (!queue.isEmpty()) {
      queue.poll().run();
    }

    assertEquals(2000, seen.size());
    for (int i = 1; i < seen.size(); i++) {
      long[] before = seen.get(i - 1);
      long[] after = seen.get(i);
      assertTrue(before[0] < after[0] || (before[0] == after[0] && before[1] < after[1]));
    }
  }
}
