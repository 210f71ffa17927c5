package dev.parley.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A checker that nothing can fail is no checker: each broken rule must be noticed. {@code
 * -Dsim.mutation=NAME} runs one of them, {@code -Dsim.lives=N} with more lives.
 */
class MutationsTest {
  private static final long LIVES = Long.getLong("sim.lives", 1500);

  static Stream<Mutation> mutations() {
    String only = System.getProperty("sim.mutation");
    return Mutations.all().stream().filter(each -> only == null || each.name().equals(only));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void aBrokenRuleIsNoticed(Mutation mutation) throws Exception {
    long began = System.nanoTime();
    boolean safetyOnly = mutation.breaks() == Mutation.Breaks.SAFETY;
    String found = Mutant.of(mutation).run(mutation.where(), mutation.seed(), LIVES, safetyOnly);
    System.out.printf(
        "%-46s %5.1f s  %s%n", mutation.name(), (System.nanoTime() - began) / 1e9, found);
    assertNotNull(found, mutation.name() + " is not noticed in " + LIVES + " lives");
  }

  @Test
  void aMutationThatNoLongerAppliesIsToldSo() {
    Mutation gone =
        new Mutation(
            "gone",
            List.of(new Mutation.Edit("Peer.java", "no such text", "")),
            Mutation.Breaks.SAFETY,
            "",
            1);

    Exception told = assertThrows(IllegalStateException.class, () -> Mutant.of(gone));
    assertTrue(told.getMessage().contains("no longer applies"));
  }
}
