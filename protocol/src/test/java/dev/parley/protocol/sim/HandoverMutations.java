package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of takeovers and handovers. */
final class HandoverMutations extends RuleBook {
  private static final String ELECTION = "election/BullyElection.java";
  private static final String HANDOVER = "election/Handover.java";

  HandoverMutations() {
    handovers();
    targets();
  }

  private void handovers() {
    add(
        "takeover-forgets",
        Breaks.UNIT,
        "election.HandoverTest",
        1,
        edit(HANDOVER, "    } else if (handedTo != 0) {\n      failures++;\n    }", "    }"));
    add(
        "failed-takeovers-are-not-counted",
        Breaks.UNIT,
        "election.HandoverTest",
        1,
        edit(
            HANDOVER,
            "takeoverAfterMillis << Math.min(failures, MAX_DOUBLINGS)",
            "takeoverAfterMillis"));
    add(
        "a-handover-never-ends",
        Breaks.LIVENESS,
        "STORM",
        1,
        edit(HANDOVER, "      target = 0;\n      failures++;\n", "      failures = 0;\n"),
        edit(
            HANDOVER, "return target == 0 ? Long.MAX_VALUE : deadline;", "return Long.MAX_VALUE;"));
  }

  private void targets() {
    add(
        "hands-over-before-the-other-has-all",
        Breaks.UNIT,
        "election.HandoverTest",
        1,
        edit(HANDOVER, "if (target == 0 || asked || !hasAll) {", "if (target == 0 || asked) {"));
    add(
        "anybody-may-hand-over",
        Breaks.UNIT,
        "election.PromiseTest",
        1,
        edit(
            ELECTION,
            "if (term == state.term() && follows(from) && probing.mayStand()) {",
            "if (probing.mayStand()) {"));
    add(
        "hands-over-at-once",
        Breaks.UNIT,
        "election.HandoverTest",
        1,
        edit(HANDOVER, ">= wait) {", ">= 0) {"));
    add(
        "writes-on-while-it-hands-over",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit(
            "Leading.java",
            "    if (parts.handover.isUnderWay()) {\n      return;\n    }\n    Entry",
            "    Entry"));
    add(
        "hands-over-to-who-is-far-behind",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit(
            "Leading.java",
            "standing(id, now).caughtUp() && reachesAll(id, now), now",
            "standing(id, now).here() && reachesAll(id, now), now"));
  }
}
