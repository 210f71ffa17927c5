package dev.parley.protocol.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MemoryEntryLogTest extends EntryLogContract {
  @Override
  protected EntryLog emptyLog() {
    return new MemoryEntryLog(EntryFormat.genesis(GROUP));
  }

  @Test
  void itsChainBeginsWhenTheGroupIsKnown() {
    MemoryEntryLog log = new MemoryEntryLog(0);
    log.begin(7);
    assertEquals(new LogPosition(0, 0, 7), log.end());

    log.append(chat(1, 0, 7, ""));
    assertThrows(IllegalStateException.class, () -> log.begin(8));
  }
}
