package dev.parley.tui.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.architecture.Budgets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {

  @Test
  void everythingFits() throws IOException {
    assertEquals(List.of(), Budgets.overdrafts(Path.of("src")));
  }
}
