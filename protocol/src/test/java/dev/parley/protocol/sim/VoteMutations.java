package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of who belongs: votes, newcomers, removals, replaced disks. */
final class VoteMutations extends RuleBook {
  private static final String KEEPER = "membership/VoterKeeper.java";
  private static final String DESK = "membership/JoinDesk.java";
  private static final String DOOR = "link/Doorkeeper.java";
  private static final String MEMBERSHIP = "derived/Membership.java";

  VoteMutations() {
    votes();
    balance();
    numbersOfVotes();
    visitors();
    comingAndGoing();
    newcomers();
    desks();
    moves();
    removals();
    requests();
    strangers();
    differences();
  }

  private void votes() {
    add(
        "wiped-stays-voter",
        Breaks.SAFETY,
        "WIPED_VOTER",
        1,
        edit(KEEPER, "known && present.voter());", "present != null && present.voter());"));
    add(
        "several-votes-at-once",
        Breaks.SAFETY,
        "MANY_VOTES",
        1,
        edit(
            KEEPER,
            "    EntryBody.Members change = change(now, changed, vote ? \"gets a vote\" : \"gives up its vote\");\n",
            "    List<Member> many = new ArrayList<>(change(now, changed, \"changes\").members());\n    if (vote) {\n      many.replaceAll(m -> readyForVote(now, standing).contains(m.info().nodeId()) ? m.asVoter(true) : m);\n    }\n    EntryBody.Members change = new EntryBody.Members(\"many change\", many);\n"));
    add(
        "votes-blindly",
        Breaks.LIVENESS,
        "LAST_TWO",
        1,
        edit(
            KEEPER,
            "return voters.hasMajority(replica -> standing.apply(replica.nodeId()).here());",
            "return voters.size() > 0;"));
    add(
        "newcomers-vote-at-once",
        Breaks.LIVENESS,
        "STUCK_NEWCOMER",
        1,
        edit(KEEPER, "known && present.voter());", "!known || present.voter());"));
    add(
        "a-vote-before-it-is-caught-up",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(
            KEEPER,
            "if (!member.voter() && stands.here() && stands.caughtUp() && !leaving.containsKey(id)) {",
            "if (!member.voter() && !leaving.containsKey(id)) {"));
    add(
        "the-leader-takes-its-own-vote",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(KEEPER, "      if (id == self) {\n        continue;\n      }\n", ""));
  }

  private void balance() {
    add(
        "minimum-keeps-dead",
        Breaks.LIVENESS,
        "STORM",
        1,
        edit(
            KEEPER,
            "      if (full || barred ||",
            "      boolean least = now.voters().size() <= minVoters;\n      if ((least && present != null && present.voter() && !known) || full || barred ||"));
    add(
        "the-absent-keep-their-votes",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(
            KEEPER,
            "return since != null && at - since > demoteAfterMillis;",
            "return since != null && at < 0;"));
    add(
        "who-is-here-counts-as-away",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(
            KEEPER,
            "note(awaySince, member, !stands.here(), at);",
            "note(awaySince, member, true, at);"));
    add(
        "full-disk-here",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit(
            "Leading.java",
            "            && leader.isFollowedBy(replica, now, parts.config.leaderTimeoutMillis())\n            && parts.monitor.canWrite(nodeId);",
            "            && leader.isFollowedBy(replica, now, parts.config.leaderTimeoutMillis());"));
  }

  private void numbersOfVotes() {
    add(
        "takes-votes-below-the-minimum",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(KEEPER, "if (now.voters().size() <= minVoters) {", "if (now.voters().size() <= 1) {"));
    add(
        "no-learner-gets-a-vote",
        Breaks.LIVENESS,
        "STORM",
        1,
        edit(KEEPER, "if (!ready.isEmpty() && voters <= maxVoters) {", "if (voters < 0) {"));
    add(
        "an-even-number-of-votes",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(KEEPER, "(odd ? pair || better : voters < maxVoters)", "voters < maxVoters"),
        edit(KEEPER, "|| (!odd && voters > minVoters);", ";"));
    add(
        "the-lowest-learner-first",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(KEEPER, "int best = ready.get(ready.size() - 1);", "int best = ready.get(0);"));
  }

  private void visitors() {
    add(
        "who-passes-by-gets-a-vote",
        Breaks.LIVENESS,
        "PASSER_BY",
        1,
        edit(KEEPER, "at - since >= takeoverAfterMillis", "at >= since"));
    add(
        "a-break-is-not-noticed",
        Breaks.UNIT,
        "membership.VisitorsTest",
        1,
        edit(
            KEEPER,
            "note(caughtUpSince, member, stands.caughtUp(), at);",
            "caughtUpSince.putIfAbsent(member, at);"));
    add(
        "who-leaves-in-order-takes-its-vote-along",
        Breaks.LIVENESS,
        "VISITOR",
        1,
        edit("Routes.java", "      parts.departures.left(from, now);\n", ""));
    add(
        "the-lowest-pays-for-who-is-away",
        Breaks.LIVENESS,
        "VISITOR_OF_TWO",
        1,
        edit(KEEPER, "(missed == 0 && best > lowest", "(best > lowest"),
        edit(KEEPER, "int least = missed != 0 ? missed : lowest;", "int least = lowest;"));
    add(
        "who-leaves-does-not-wait-for-a-vote-that-moves",
        Breaks.LIVENESS,
        "HASTY_REPLACEMENT",
        1,
        edit(
            "Farewell.java", "boolean between = voters", "boolean between = voters < 0 && voters"));
  }

  private void comingAndGoing() {
    add(
        "who-is-back-is-missed",
        Breaks.UNIT,
        "membership.VisitorsTest",
        1,
        edit("membership/Departures.java", "    away.remove(nodeId);\n", ""));
    add(
        "nobody-notes-who-is-back",
        Breaks.UNIT,
        "VotesOfTheAwayTest",
        1,
        edit("Connecting.java", "    parts.departures.isBack(nodeId);\n", ""));
    add(
        "who-comes-and-goes-moves-votes",
        Breaks.UNIT,
        "membership.VisitorsTest",
        1,
        edit(
            KEEPER,
            "        && !departures.isRecent(nodeId, demoteAfterMillis, at);",
            "        ;"));
  }

  private void newcomers() {
    add(
        "a-new-disk-keeps-its-old-id-out",
        Breaks.LIVENESS,
        "",
        1,
        edit(
            "Joining.java",
            "            && parts.isConnected(present.info().replica())\n            && parts.isPresent(from.nodeId(), now);",
            "            && parts.isPresent(from.nodeId(), now);"));
  }

  private void desks() {
    add(
        "two-of-one-name",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(
            KEEPER,
            "return now.hasNameLike(name, peer.nodeId())",
            "return now.members().isEmpty()"));
    add(
        "one-too-many-members",
        Breaks.UNIT,
        "membership.JoinDeskTest",
        1,
        edit(
            DESK,
            "if (present == null && now.members().size() >= Limits.MEMBERS) {",
            "if (present == null && now.members().size() > Limits.MEMBERS) {"));
    add(
        "a-live-id-is-taken-over",
        Breaks.UNIT,
        "membership.JoinDeskTest",
        1,
        edit(
            DESK,
            "if (present != null && isTaken && !now.contains(newcomer.replica())) {",
            "if (false) {"));
  }

  private void moves() {
    add(
        "a-move-is-not-noticed",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(
            KEEPER,
            "return !from.address().equals(to.address()) || from.mode() != to.mode();",
            "return false;"));
    add(
        "members-told-of-are-not-dialled",
        Breaks.UNIT,
        "ConnectingTest",
        1,
        edit("Joining.java", "      ack.members().forEach(m -> tell(m.info()));\n", ""));
    add(
        "joined-when-appended-and-pulls-from-nobody",
        Breaks.LIVENESS,
        "LOST_NEWCOMER",
        1,
        edit(
            "Parts.java",
            "return !log.derived().committedMembership().contains(self.replica());",
            "return !membership().contains(self.replica());"),
        edit(
            "Following.java", "      source = memberThatKnowsMore(now);\n", "      source = 0;\n"));
  }

  private void removals() {
    add(
        "replaced-storage-comes-back",
        Breaks.UNIT,
        "derived.MembershipTest",
        1,
        edit(MEMBERSHIP, "        old.add(storage);\n", ""));
    add(
        "the-removed-come-in-again",
        Breaks.UNIT,
        "link.DoorkeeperTest",
        1,
        edit(DOOR, "if (membership.removed().contains(nodeId)) {", "if (false) {"),
        edit(DESK, "if (now.removed().contains(id)) {", "if (false) {"),
        edit(KEEPER, "now.removed().contains(peer.nodeId()) || now.replaced()", "now.replaced()"));
    add(
        "removed-only-by-the-door",
        Breaks.UNIT,
        "membership.VoterKeeperTest",
        1,
        edit(DESK, "if (now.removed().contains(id)) {", "if (false) {"),
        edit(KEEPER, "now.removed().contains(peer.nodeId()) || now.replaced()", "now.replaced()"));
  }

  private void requests() {
    add(
        "requests-are-made-once",
        Breaks.UNIT,
        "AskingTest",
        1,
        edit(
            "Typing.java",
            "if ((isNews || now >= repeatAt) && !requests",
            "if (repeatAt == 0 && !requests"));
    add(
        "nobody-tells-the-removed",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit("Leading.java", "      dismissRemoved();\n", ""));
    add(
        "a-stranger-dismisses",
        Breaks.UNIT,
        "StrangersTest",
        1,
        edit("Joining.java", "if (fromMember && dismissed) {", "if (dismissed) {"));
    add(
        "other-groups-are-heard",
        Breaks.UNIT,
        "StrangersTest",
        1,
        edit(
            "Strangers.java",
            "return (standing(from).isOfGroup() || asksForNoTrust(message))",
            "return (from.id() >= 0 || asksForNoTrust(message))"));
  }

  private void differences() {
    add(
        "a-pulled-term-is-not-entered",
        Breaks.UNIT,
        "ReturningTest",
        1,
        edit(
            "Following.java",
            "if (parts.log.end().term() > parts.election.term()) {",
            "if (parts.log.end().term() < 0) {"));
    add(
        "a-stranger-accuses",
        Breaks.UNIT,
        "FirstDifferenceTest",
        1,
        edit("Joining.java", "} else if (fromMember\n        && parts", "} else if (parts"));
    add(
        "a-needed-log-is-given-up",
        Breaks.UNIT,
        "FirstDifferenceTest",
        1,
        edit("FirstDifference.java", " && !isNeeded", ""));
  }

  private void strangers() {
    add(
        "strangers-decide",
        Breaks.UNIT,
        "StrangersTest",
        1,
        edit("Strangers.java", "return leader == 0 ||", "return leader >= 0 ||"));
    add(
        "any-term-is-believed",
        Breaks.UNIT,
        "StrangersTest",
        1,
        edit(
            "Strangers.java",
            "return term - parts.election.term() > TERM_LEAP && !parts.isNewcomer();",
            "return term < 0;"));
    add(
        "once-a-stranger-for-ever-one",
        Breaks.LIVENESS,
        "",
        1,
        edit("Strangers.java", "|| standing.membership != parts.membership()", ""));
  }
}
