package dev.parley.protocol.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogPositionTest {

  @Test
  void theHigherLastTermIsBetterAndThenTheLongerLog() {
    LogPosition at = new LogPosition(10, 3, 1);
    assertTrue(at.betterThan(new LogPosition(99, 2, 1)));
    assertTrue(at.betterThan(new LogPosition(9, 3, 1)));
    assertFalse(at.betterThan(at));
    assertFalse(at.betterThan(new LogPosition(10, 3, 2)));
    assertFalse(at.betterThan(new LogPosition(1, 4, 1)));
  }

  @Test
  void anAnnouncedBlockHasNoEntriesYet() {
    EntryBlock block = EntryBlock.announced(3);
    assertTrue(block.count() == 3 && EntryBlock.of(java.util.List.of()).count() == 0);
    assertThrows(IllegalStateException.class, block::entries);
  }
}
