package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.hand.Book;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.hand.RecordingEffects;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.ordering.ReplicatedLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sync that hangs, docs/protocol.md section 5. */
final class DiskWatchTest {
  private static final long PATIENCE = 3_000;
  private static final long TICK = 200;

  private final ReplicatedLog log =
      new ReplicatedLog(
          new MemoryEntryLog(Group.GENESIS),
          GroupState.empty(Group.GENESIS),
          0,
          new RecordingEffects());
  private final DiskWatch watch = new DiskWatch(log, PATIENCE);

  @BeforeEach
  void aSyncIsUnderWay() {
    watch.tick(10_000);
    Book.of(1, 2, 3).entries().forEach(log::append);
  }

  @Test
  void aSyncThatHangsIsFound() {
    for (long now = 10_000 + TICK; now <= 10_000 + PATIENCE; now += TICK) {
      watch.tick(now);
      assertTrue(watch.canWrite());
    }
    watch.tick(10_000 + PATIENCE + TICK);
    assertFalse(watch.canWrite());
  }

  @Test
  void aPeerThatStoodStillDoesNotBlameItsDisk() {
    watch.tick(10_000 + TICK);
    watch.tick(10_000 + TICK + 10 * PATIENCE);
    assertTrue(watch.canWrite());
  }
}
