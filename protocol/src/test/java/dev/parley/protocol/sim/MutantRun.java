package dev.parley.protocol.sim;

import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Runs lives until a promise is broken; the door into a {@link Mutant}, by types of the JDK alone.
 */
public final class MutantRun implements BiFunction<String, long[], String> {

  /**
   * @param where a profile, a scenario, the class of a test, or empty
   * @param bounds the first seed, how many, and 1 if only items other than 8 count
   * @return what was broken; null: nothing
   */
  @Override
  public String apply(String where, long[] bounds) {
    if (where.endsWith("Test")) {
      return UnitTest.failureOf(where);
    }
    for (long seed = bounds[0]; seed < bounds[0] + bounds[1]; seed++) {
      Violation violation = life(where, seed).run().violation();
      if (violation == null || (bounds[2] == 1 && violation.item() == 8)) {
        continue;
      }
      return "seed " + seed + ", " + violation;
    }
    return null;
  }

  private static Life life(String where, long seed) {
    boolean script = Arrays.stream(Scenarios.values()).anyMatch(each -> each.name().equals(where));
    return new Life(
        seed,
        script || where.isEmpty() ? null : Profile.valueOf(where),
        script ? Scenarios.valueOf(where) : null);
  }
}
