package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of how a group begins. */
final class FoundingMutations extends RuleBook {
  private static final String JOINING = "Joining.java";
  private static final String TESTS = "DissolvingTest";

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
    addDissolving();
  }

  private void addDissolving() {
    dissolving("gives-up-what-waits", "        && parts.outbox.size() == 0\n", "");
    dissolving("gives-up-what-was-said", "        && parts.log.derived().isSilent()\n", "");
    dissolving(
        "gives-up-rooms",
        "        && parts.log.derived().newestRooms().equals(Rooms.NONE_MADE)\n",
        "");
    dissolving("gives-up-what-is-held", "        && parts.provisional.size() == 0\n", "");
    dissolving("gives-up-a-group-that-had-others", "        && now.replaced().isEmpty()", "");
    dissolving("gives-up-a-group-of-several", "        && now.members().size() == 1\n", "");
    dissolving("gives-up-whom-it-invited", "        && !hasInvited\n", "");
    dissolving("gives-up-while-somebody-joins", "        && parts.links.all().isEmpty()\n", "");
    dissolving("gives-up-without-bound", "        && dissolvedBefore < MOST", "");
    givingWay("both-of-two-give-way", "(!theirs.dissolves()\n", "(mine.dissolves()\n");
    givingWay(
        "gives-way-to-one-that-takes-nobody",
        "        && theirs.peer().mode() == Mode.BOOTSTRAP\n",
        "");
    add(
        "who-gave-way-takes-a-place",
        Breaks.UNIT,
        "membership.JoinDeskTest",
        1,
        edit("membership/JoinDesk.java", "isLive || join.gaveWay()", "isLive"));
    add(
        "a-newcomer-keeps-a-member-out",
        Breaks.UNIT,
        "ConnectingTest",
        1,
        edit("Connecting.java", "isHeard && !isOfAnother(present, opened)", "isHeard"));
    add(
        "gives-way-to-whoever-dials",
        Breaks.UNIT,
        TESTS,
        1,
        edit("Connecting.java", "if (isMyself || !opened.dialledHere()) {", "if (isMyself) {"));
  }

  private void givingWay(String name, String from, String to) {
    add(name, Breaks.UNIT, TESTS, 1, edit("message/GivingWay.java", from, to));
  }

  private void dissolving(String name, String from, String to) {
    add(name, Breaks.UNIT, TESTS, 1, edit("Dissolving.java", from, to));
  }
}
