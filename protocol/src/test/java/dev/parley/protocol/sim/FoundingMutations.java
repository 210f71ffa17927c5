package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of how a group begins. */
final class FoundingMutations extends RuleBook {
  private static final String JOINING = "Joining.java";

  FoundingMutations() {
    add(
        "founds-twice",
        Breaks.UNIT,
        "FoundingTest",
        1,
        edit(JOINING, "if (parts.groupId != null || hasLog || meetsMember", "if (meetsMember"));
    add(
        "founds-beside-a-member",
        Breaks.UNIT,
        "FoundingTest",
        1,
        edit(JOINING, "hasLog || meetsMember || !parts", "hasLog || !parts"));
    add(
        "lets-in-before-the-group-is-on-disk",
        Breaks.UNIT,
        "FoundingTest",
        1,
        edit(JOINING, "if (parts.groupId == null || founding) {", "if (parts.groupId == null) {"));
    add(
        "forgets-who-asked-early",
        Breaks.UNIT,
        "FoundingTest",
        1,
        edit(JOINING, "      answerEarly(leading, now);\n", ""));
  }
}
