package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of what is said in which order: logs, pulls, commit points. */
final class OrderMutations extends RuleBook {
  private static final String FOLLOWING = "Following.java";
  private static final String CATCH_UP = "ordering/CatchUp.java";
  private static final String LOG = "ordering/ReplicatedLog.java";
  private static final String REPLICA = "ordering/Replica.java";

  OrderMutations() {
    acknowledgements();
    lines();
    pulls();
    answers();
    terms();
    commits();
    countsOfTwo();
    whoIsToldOfTwo();
  }

  private void acknowledgements() {
    add(
        "old-sync-counts-after-a-cut",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(LOG, "    if (epoch == log.epoch()) {\n", "    if (epoch >= 0) {\n"));
    add(
        "acknowledges-before-it-is-in-line",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            REPLICA,
            "if (!inLine || leader.term() != term ||",
            "if (leader == null || leader.term() != term ||"),
        edit(
            "Leading.java",
            "if (forgot || parts.log.position(ack.seqNo()).crc() != ack.crc()) {",
            "if (false) {"));
    add(
        "acknowledges-before-it-is-in-line-and-is-checked",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(
            REPLICA,
            "if (!inLine || leader.term() != term ||",
            "if (leader == null || leader.term() != term ||"));
    add(
        "another-log-is-acknowledged",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            "Leading.java",
            "if (forgot || parts.log.position(ack.seqNo()).crc() != ack.crc()) {",
            "if (false) {"));
    add(
        "acknowledged-once-only",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(REPLICA, "    lastAcknowledged = -1;\n", ""));
  }

  private void lines() {
    add(
        "in-line-without-looking",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            REPLICA,
            "if (before.term() != leader.prevTerm() || before.crc() != leader.prevCrc()) {",
            "if (before.seqNo() < 0) {"));
    add(
        "a-tail-of-an-older-term-stays",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(REPLICA, "      log.cut(leader.startSeq() - 1);\n", ""));
    add(
        "pushed-on-another-connection",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(REPLICA, "if (!inLine || link != leaderLink ||", "if (!inLine ||"));
    add(
        "the-chain-is-not-looked-at",
        Breaks.UNIT,
        "ordering.CatchUpTest",
        1,
        edit(
            LOG,
            "return entry.seqNo() == end.seqNo() + 1 && EntryFormat.follows(entry, end.crc());",
            "return entry.seqNo() == end.seqNo() + 1;"));
    add(
        "holdback-is-never-drained",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(
            REPLICA,
            "    while ((next = holdback.take(log.end().seqNo() + 1)) != null) {",
            "    while ((next = holdback.take(0)) != null) {"));
    add(
        "holdback-without-bound",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit("ordering/HoldbackBuffer.java", "early.size() < maxEntries &&", "maxEntries > 0 &&"));
  }

  private void pulls() {
    add(
        "pulls-from-nobody-without-a-leader",
        Breaks.LIVENESS,
        "DEAF_MEMBER",
        1,
        edit(FOLLOWING, "      source = memberThatKnowsMore(now);\n", "      source = 0;\n"));
    add(
        "what-differs-is-kept-in-a-pull",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            LOG,
            "    return here.equals(entry.position());",
            "    return here.seqNo() == entry.seqNo();"));
    add(
        "a-pull-cuts-before-it-looks",
        Breaks.UNIT,
        "ordering.CatchUpTest",
        1,
        edit(LOG, "        if (isHere(entry)) {\n          continue;\n        }\n", ""));
    add(
        "a-pull-commits-more-than-it-brought",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            CATCH_UP,
            "log.commit(Math.min(last, response.commitSeq()));",
            "log.commit(response.commitSeq());"));
  }

  private void answers() {
    add(
        "any-answer-is-taken",
        Breaks.UNIT,
        "ordering.CatchUpTest",
        1,
        edit(
            CATCH_UP, "return from == source && response.fromSeq() == asked;", "return from > 0;"));
    add(
        "the-uncommitted-is-served-to-all",
        Breaks.UNIT,
        "ordering.CatchUpTest",
        1,
        edit(
            CATCH_UP,
            "long end = as == Source.MEMBER ? log.commitSeq() : log.end().seqNo();",
            "long end = log.end().seqNo();"),
        edit(
            CATCH_UP,
            "entry.seqNo() <= response.commitSeq() || (trusted && entry.term() <= currentTerm);",
            "entry.term() <= currentTerm;"));
    add(
        "the-uncommitted-is-taken-from-all",
        Breaks.UNIT,
        "ReturningTest",
        1,
        edit(
            CATCH_UP,
            "entry.seqNo() <= response.commitSeq() || (trusted && entry.term() <= currentTerm);",
            "entry.term() <= currentTerm;"));
  }

  private void terms() {
    add(
        "in-line-outlives-its-term",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(FOLLOWING, "    parts.replica.leaveLine();\n", ""),
        edit(
            REPLICA,
            "    if (leader == null || leader.term() != coordinator.term()) {\n      inLine = false;\n",
            "    if (leader == null) {\n      inLine = false;\n"));
    add(
        "an-ack-of-another-term-counts",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit("Leading.java", "if (ack.term() != term || ack", "if (ack"));
    add(
        "catchup-without-term",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit(
            FOLLOWING,
            "boolean sameTerm = response.term() == parts.election.term();",
            "boolean sameTerm = response.term() <= parts.election.term();"),
        edit(FOLLOWING, "if (sameTerm && leads) {", "if (leads) {"),
        edit(
            FOLLOWING,
            "response.as() == Source.LEADER && sameTerm && parts.election.hear(from, now);",
            "response.as() == Source.LEADER && sameTerm;"));
  }

  private void commits() {
    add(
        "majority-of-one-too-few",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            "quorum/Voters.java",
            "return ascending[ascending.length - majority()];",
            "return ascending[Math.min(ascending.length - 1, ascending.length - majority() + 1)];"));
    add(
        "commit-of-another-term",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            FOLLOWING,
            "if (commit.term() == parts.election.term() && parts.election.hear(from, now)) {",
            "if (now >= 0) {"));
    add(
        "derived-is-delivered-twice",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            LOG,
            "    derived.commit(entry);\n    uncommittedBytes",
            "    effects.deliver(entry);\n    derived.commit(entry);\n    uncommittedBytes"));
    add(
        "the-group-stops-for-one",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            "Leading.java",
            "if (parts.voters().hasMajority(diverged::contains)) {",
            "if (true) {"));
  }

  private void countsOfTwo() {
    add(
        "two-count-what-is-not-on-this-disk",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            REPLICA,
            "Math.min(leaderAck.seqNo(), log.syncedSeq())",
            "Math.min(leaderAck.seqNo(), log.end().seqNo())"));
    add(
        "two-are-a-majority-of-any",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(REPLICA, " && voters.hasMajority(r -> r.equals(leading) || r.equals(self))", ""),
        edit("Leading.java", "if (parts.voters().majority() == 2 && stored", "if (stored"));
    add(
        "two-count-an-older-term",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(REPLICA, "if (both >= leader.startSeq() && ", "if ("));
    add(
        "two-count-out-of-line",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(REPLICA, "if (!inLine || leaderAck == null ||", "if (leaderAck == null ||"));
    add(
        "what-an-earlier-leader-stored-counts",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(REPLICA, " || leaderAck.term() != leader.term()", ""));
  }

  private void whoIsToldOfTwo() {
    add(
        "anybodys-ack-is-the-leaders",
        Breaks.UNIT,
        "CountingTwoTest",
        1,
        edit(
            FOLLOWING,
            "if (ack.term() == parts.election.term() && parts.election.follows(from)) {",
            "if (ack.term() == parts.election.term()) {"));
    add(
        "a-leader-tells-what-is-not-on-its-disk",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            "Leading.java",
            "    if (parts.log.syncedSeq() > Math.max(commit, toldStored)) {\n      tellStored(parts.log.syncedSeq());",
            "    if (parts.log.end().seqNo() > Math.max(commit, toldStored)) {\n      tellStored(parts.log.end().seqNo());"));
    add(
        "who-was-not-told-is-taken-to-know",
        Breaks.UNIT,
        "CountingTwoTest",
        1,
        edit(
            "Leading.java",
            "      toldStored = 0; // what it was told may be lost with an earlier connection\n",
            ""));
    add(
        "who-may-vote-now-is-taken-to-know",
        Breaks.UNIT,
        "CountingTwoTest",
        1,
        edit("Leading.java", "    toldStored = 0; // others may vote now\n", ""));
    add(
        "what-is-counted-is-released-a-turn-later",
        Breaks.UNIT,
        "CountingTwoTest",
        1,
        edit(
            "Peer.java",
            "    } else {\n      following.settle(now);\n    }\n    typing.settle(leading, now);",
            "      typing.settle(leading, now);\n    } else {\n      typing.settle(leading, now);\n"
                + "      following.settle(now);\n    }"));
  }
}
