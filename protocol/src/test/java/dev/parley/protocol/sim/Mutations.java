package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules broken on purpose, each of which the simulation must notice. The seed of each is of a life
 * that shows it; when the core changes, look for others with {@code -Dsim.mutation=NAME
 * -Dsim.lives=20000}.
 */
final class Mutations extends RuleBook {
  private static final String ELECTION = "election/BullyElection.java";
  private static final String CAMPAIGN = "election/Campaign.java";
  private static final String PROBING = "election/Probing.java";
  private static final String LOG = "ordering/ReplicatedLog.java";
  private static final String REPLICA = "ordering/Replica.java";
  private static final String SEQUENCER = "ordering/Sequencer.java";
  private static final String DERIVED = "derived/DerivedState.java";
  private static final String OUTBOX = "outbox/Outbox.java";

  private Mutations() {
    elections();
    promises();
    voters();
    logs();
    cuts();
    lateAcknowledgements();
    messages();
    memberships();
    liveness();
  }

  /** All of all subjects. */
  static List<Mutation> all() {
    return Stream.of(
            new Mutations(),
            new MoreMutations(),
            new HeldMutations(),
            new TermMutations(),
            new HandoverMutations(),
            new VoteMutations(),
            new FoundingMutations(),
            new LinkMutations(),
            new ModeMutations(),
            new ReceiptMutations(),
            new OrderMutations(),
            new OutboxMutations(),
            new RoomMutations())
        .flatMap(book -> book.mutations().stream())
        .toList();
  }

  private void elections() {
    add(
        "majority-is-half",
        Breaks.SAFETY,
        "",
        1,
        edit(
            "quorum/Voters.java",
            "return replicas.size() / 2 + 1;",
            "return Math.max(1, replicas.size() / 2);"));
    add(
        "counts-by-own-old-membership",
        Breaks.SAFETY,
        "TWO_CHANGES",
        80,
        edit(
            CAMPAIGN,
            "    Voters voters = surroundings.voters();\n    boolean majority",
            "    if (judged != candidate) {\n      judged = candidate;\n      judgedBy = surroundings.voters();\n    }\n    Voters voters = judgedBy;\n    boolean majority"),
        edit(
            CAMPAIGN,
            "  private final Outgoing outgoing;",
            "  private final Outgoing outgoing;\n  private Candidate judged;\n  private Voters judgedBy;"));
    add(
        "promise-leaves-before-it-is-stored",
        Breaks.SAFETY,
        "UNSAVED_PROMISE",
        1,
        edit("PromiseGate.java", "    storing = state;\n", "    storing = null;\n"));
    add(
        "keeps-its-own-log",
        Breaks.SAFETY,
        "",
        27,
        edit(
            CAMPAIGN,
            "int better = candidate.betterGrantor(surroundings.logEnd());",
            "int better = 0;"));
  }

  private void promises() {
    add(
        "adopts-the-longest-log",
        Breaks.SAFETY,
        "STORM",
        827,
        edit(
            "log/LogPosition.java",
            "return term != other.term ? term > other.term : seqNo > other.seqNo;",
            "return seqNo > other.seqNo;"));
    add(
        "two-promises-in-one-term",
        Breaks.SAFETY,
        "SAME_TERM",
        1,
        edit(
            ELECTION,
            "boolean again = election.term() == state.term() && isPromisedTo(candidate);",
            "boolean again = election.term() == state.term();"));
  }

  private void voters() {
    add(
        "storage-id-ignored",
        Breaks.SAFETY,
        "CHURN",
        1,
        edit(
            "derived/Membership.java",
            "return member != null && member.info().storageId().equals(replica.storageId());",
            "return member != null;"),
        edit(
            "election/Candidate.java",
            "return grant != null && grant.storageId().equals(replica.storageId());",
            "return grant != null;"),
        edit(
            "id/ReplicaId.java",
            "Comparator.comparingInt(ReplicaId::nodeId).thenComparing(ReplicaId::storageId);",
            "Comparator.comparingInt(ReplicaId::nodeId);\n\n  @Override\n  public boolean equals(Object other) {\n    return other instanceof ReplicaId that && that.nodeId == nodeId;\n  }\n\n  @Override\n  public int hashCode() {\n    return nodeId;\n  }"));
    add(
        "learner-votes",
        Breaks.SAFETY,
        "CHURN",
        1,
        edit(
            "derived/Membership.java",
            "members.values().stream().filter(Member::voter).map(",
            "members.values().stream().map("));
  }

  private void logs() {
    add(
        "acknowledged-before-the-sync",
        Breaks.SAFETY,
        "",
        1,
        edit(LOG, "    return syncedSeq;", "    return log.end().seqNo();"));
    add(
        "commits-an-older-term-by-counting",
        Breaks.SAFETY,
        "FIGURE_EIGHT",
        410,
        edit(
            "ordering/CommitTracker.java",
            "return reached >= startSeq ? reached : 0;",
            "return reached;"));
  }

  private void cuts() {
    add(
        "cuts-first-and-pulls-then",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            REPLICA,
            "    leader = coordinator;\n",
            "    leader = coordinator;\n    if (!inLine) {\n      log.cut(log.commitSeq());\n    }\n"));
    add(
        "commits-before-in-line",
        Breaks.SAFETY,
        "STORM",
        63,
        edit(
            REPLICA,
            "    if (inLine) {\n      log.commit(commitSeq);",
            "    if (leader != null) {\n      log.commit(commitSeq);"));
    add(
        "delivers-at-append",
        Breaks.SAFETY,
        "",
        1,
        edit(
            LOG,
            "    derived.append(entry);\n",
            "    derived.append(entry);\n    commit(entry.seqNo());\n"));
    add(
        "holdback-skips",
        Breaks.SAFETY,
        "",
        1,
        edit(
            LOG,
            "return entry.seqNo() == end.seqNo() + 1 && EntryFormat.follows(entry, end.crc());",
            "return entry.seqNo() > end.seqNo();"),
        edit(REPLICA, "if (entry.seqNo() > next) {", "if (entry.seqNo() > next + 8) {"));
  }

  private void lateAcknowledgements() {
    add(
        "acknowledges-an-older-term-after-a-promise",
        Breaks.SAFETY,
        "LATE_ACK",
        90,
        edit(
            "Parts.java",
            "  public LogPosition logEnd() {\n    return log.end();",
            "  public LogPosition logEnd() {\n    return log.position(log.syncedSeq());"),
        edit("Following.java", "    parts.replica.leaveLine();\n", ""),
        edit(REPLICA, "if (!inLine || leader.term() != term || ", "if (!inLine || "),
        edit(REPLICA, "return new Ack(term, ", "return new Ack(leader.term(), "),
        edit(
            "Following.java",
            "leader == 0 ? null : parts.replica.dueAck(parts.election.term());",
            "parts.replica.dueAck(parts.election.term());"),
        edit(
            "Following.java",
            "      parts.gate.send(leader, ack);\n",
            "      parts.connectedMembers().forEach(id -> parts.gate.send(id, ack));\n"));
  }

  private void messages() {
    add(
        "no-dedupe",
        Breaks.SAFETY,
        "",
        1,
        edit(SEQUENCER, "chat.msgId().number() != last + 1", "chat.msgId().number() > last + 1"));
    add(
        "gaps-sequenced",
        Breaks.SAFETY,
        "",
        25,
        edit(SEQUENCER, "chat.msgId().number() != last + 1", "chat.msgId().number() <= last"));
    add(
        "numbers-not-rolled-back",
        Breaks.EITHER,
        "STALE_NUMBER",
        1,
        edit(DERIVED, "originOf(chat.msgId().origin()).lastNumber = before;", "return;"));
    add(
        "sent-before-it-is-stored",
        Breaks.SAFETY,
        "SENDERS",
        1,
        edit(OUTBOX, "if (!isStored(message.msgId())) {", "if (false) {"));
    add(
        "released-when-appended",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            "Typing.java",
            "long upTo = Math.min(parts.log.commitSeq(), parts.log.syncedSeq());",
            "long upTo = parts.log.end().seqNo();"));
  }

  private void memberships() {
    add(
        "members-not-rolled-back",
        Breaks.EITHER,
        "STALE_CHANGE",
        84,
        edit(DERIVED, "versions.removeLast();", "return;"));
    add(
        "change-on-change",
        Breaks.SAFETY,
        "TWO_CHANGES",
        1,
        edit(
            "Leading.java",
            "if (commit < leader.startSeq() || parts.log.derived().newestSeqNo() > commit) {",
            "if (commit < 0) {"));
    add(
        "change-before-the-terms-first-entry-is-final",
        Breaks.SAFETY,
        "TWO_CHANGES",
        1,
        edit(
            "Leading.java",
            "if (commit < leader.startSeq() || parts.log.derived().newestSeqNo() > commit) {",
            "if (parts.log.derived().newestSeqNo() > commit) {"));
  }

  private void liveness() {
    add(
        "nobody-takes-over",
        Breaks.LIVENESS,
        "",
        1,
        edit("election/Handover.java", "      begin(voter, now);\n", ""));
    add(
        "leads-on-at-a-higher-term",
        Breaks.EITHER,
        "",
        886,
        edit(ELECTION, "if (term > state.term() && role instanceof Leader) {", "if (false) {"));
    add(
        "gaps-never-pulled",
        Breaks.LIVENESS,
        "",
        1,
        edit(
            "Following.java",
            "gap |= parts.replica.onPushed(entry, link);",
            "parts.replica.onPushed(entry, link);"),
        edit("Following.java", "gap |= heartbeat.lastSeq() > parts.log.end().seqNo();", ""));
    add(
        "wakes-for-what-cannot-be-sent",
        Breaks.LIVENESS,
        "",
        1,
        edit("Typing.java", "      wakeAt = Long.MAX_VALUE;\n      return;", "      return;"));
    add(
        "waits-for-an-answer-that-never-comes",
        Breaks.LIVENESS,
        "",
        1,
        edit("Following.java", "    parts.catchUp.cancel();\n    int leader", "    int leader"));
    add(
        "never-sent-again",
        Breaks.LIVENESS,
        "",
        1,
        edit(
            OUTBOX,
            "      sendAllAgain();\n      backoffMillis = Math.min(",
            "      backoffMillis = Math.min("),
        edit(
            OUTBOX,
            "  public void restart(long now) {\n    sendAllAgain();\n",
            "  public void restart(long now) {"));
  }
}
