package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadBudgetTest {
  @Test
  void aFloodIsReadInPartOnlyAndTheNextSecondBeginsAnew() {
    ReadBudget budget = new ReadBudget();
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      taken += budget.takes(5000 + i / 50) ? 1 : 0;
    }
    assertEquals(2 * ReadBudget.DATAGRAMS_A_SECOND, taken);
  }
}
