package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of who lets newcomers in, and of how they are sent to others. */
final class ModeMutations extends RuleBook {
  private static final String JOINING = "Joining.java";
  private static final String INTRODUCING = "Introducing.java";
  private static final String DESK = "membership/JoinDesk.java";

  ModeMutations() {
    members();
    introductions();
    newcomers();
  }

  private void members() {
    add(
        "a-standard-leader-takes-anybody",
        Breaks.SAFETY,
        "ONE_DOOR",
        1,
        edit(
            JOINING,
            "        || (leading != null && introducing.knows(join.peer().replica(), now));",
            "        || leading != null;"));
    add(
        "a-standard-member-turns-a-new-disk-away",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(JOINING, "boolean isStranger = present == null;", "boolean isStranger = true;"));
    add(
        "a-standard-member-names-standard-members",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(DESK, "info.mode() == Mode.BOOTSTRAP && ", ""));
    add(
        "a-leader-does-not-tell-of-its-own-mode",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit("Leading.java", "keeper.noticeMove(parts.membership(), parts.self);", ""));
  }

  private void introductions() {
    add(
        "nobody-is-introduced",
        Breaks.LIVENESS,
        "ONE_DOOR",
        1,
        edit(JOINING, "        introducing.passOn(join, leader, now);\n", ""));
    add(
        "an-introduction-by-a-standard-member-counts",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(INTRODUCING, "        || member.info().mode() != Mode.BOOTSTRAP\n", ""));
    add(
        "an-introduction-is-of-a-node-id",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(INTRODUCING, " && known.replica.equals(newcomer)", ""));
    add(
        "an-introduction-lasts",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(INTRODUCING, "now + KNOWN_MILLIS", "Long.MAX_VALUE"));
    add(
        "every-join-is-passed-on",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(INTRODUCING, "if (passedOn.putIfAbsent(join.peer().nodeId(), now) == null) {", "{"));
  }

  private void newcomers() {
    add(
        "a-newcomer-asks-nobody-whom-it-is-sent-to",
        Breaks.LIVENESS,
        "ONE_DOOR",
        1,
        edit(JOINING, "      refused.takers().forEach(this::tell);\n", ""));
    add(
        "a-member-follows-a-referral",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(
            JOINING,
            "    if (!parts.isNewcomer()) {\n      return;\n    }\n    referrals",
            "    referrals"));
    add(
        "a-referral-stops-a-newcomer",
        Breaks.UNIT,
        "ModesTest",
        1,
        edit(JOINING, "if (refused.code() == RefusalCode.ASK_ANOTHER) {", "if (from == null) {"));
  }
}
