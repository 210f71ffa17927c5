package dev.parley.protocol.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest {

  @Test
  void everythingFits() throws IOException {
    assertEquals(List.of(), Budgets.overdrafts(Path.of("src")));
  }

  @Test
  void whatDoesNotFitIsNamed(@TempDir Path sources) throws IOException {
    String wide = "void wide(int a, int b, int c, int d, int e, int f) {}\n";
    String tall = "void tall() {\n" + "\n".repeat(49) + "}\n";
    String wideRecord = "record R(int a, int b, int c, int d, int e, int f) { R {} }\n";
    Path peer = sources.resolve("Peer.java");
    Files.writeString(peer, "class Peer {\n" + wide + wideRecord + tall + "}\n" + "\n".repeat(300));
    assertEquals(
        List.of(
            peer + " has 355 lines, more than 300",
            "Peer.wide has 6 parameters, more than 5",
            "Peer.tall has 51 lines, more than 50"),
        Budgets.overdrafts(sources));
  }
}
