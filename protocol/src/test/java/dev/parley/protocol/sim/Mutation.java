package dev.parley.protocol.sim;

import java.util.List;

/**
 * A rule that is broken on purpose.
 *
 * @param edits what is changed for it
 * @param breaks what it should break
 * @param where a {@link Profile} or {@link Scenarios} that shows it best, or the class of a test
 *     below {@code dev.parley.protocol} that fails; empty: any life
 * @param seed a life that shows it; those that follow are tried, too
 */
record Mutation(String name, List<Edit> edits, Breaks breaks, String where, long seed) {
  Mutation {
    edits = List.copyOf(edits);
  }

  /**
   * A change of the source.
   *
   * @param file below {@code dev/parley/protocol}
   * @param snippet occurs exactly once in it
   */
  record Edit(String file, String snippet, String replacement) {}

  /** What kind of promise. */
  enum Breaks {
    /** Something that must never happen: an item other than 8. */
    SAFETY,
    /** The group does not come to rest: item 8. */
    LIVENESS,
    /** The one or the other. */
    EITHER,
    /** What lives do not show, or not soon: a test of one module says so. */
    UNIT
  }

  @Override
  public String toString() {
    return name;
  }
}
