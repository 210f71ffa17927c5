package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of smaller rules, which fewer lives show. */
final class MoreMutations extends RuleBook {
  private static final String ELECTION = "election/BullyElection.java";
  private static final String CAMPAIGN = "election/Campaign.java";
  private static final String PROBING = "election/Probing.java";
  private static final String FOLLOWING = "Following.java";
  private static final String KEEPER = "membership/VoterKeeper.java";
  private static final String CATCH_UP = "ordering/CatchUp.java";
  private static final String OUTBOX = "outbox/Outbox.java";

  MoreMutations() {
    elections();
    claims();
    logs();
    coordinators();
    pulls();
    memberships();
    identities();
    outboxes();
    links();
  }

  private void elections() {
    add(
        "dead-grantor-counts",
        Breaks.SAFETY,
        "STORM",
        144,
        edit(
            CAMPAIGN,
            "    candidate.dropGrant(nodeId);\n    if (candidate.phase == Candidate.Phase.FETCHING && candidate.source == nodeId) {\n",
            "    if (candidate.phase == Candidate.Phase.FETCHING && candidate.source == nodeId) {\n      candidate.gone(nodeId);\n"),
        edit(
            "election/Candidate.java",
            "  Map<Integer, Grant> grants() {",
            "  void gone(int nodeId) {\n    Grant was = grants.get(nodeId);\n    if (was != null) {\n      granted(nodeId, new Grant(was.storageId(), new LogPosition(0, 0, 0), was.commitSeq()));\n    }\n  }\n\n  Map<Integer, Grant> grants() {"));
    add(
        "outsider-leads",
        Breaks.EITHER,
        "CHURN",
        31,
        edit(
            CAMPAIGN,
            "return voters.contains(self) ? Verdict.WON : Verdict.LOST;",
            "return Verdict.WON;"),
        edit(
            PROBING,
            "surroundings.canWrite() && surroundings.voters().contains(self);",
            "surroundings.canWrite();"));
  }

  private void claims() {
    add(
        "full-disk-claims",
        Breaks.LIVENESS,
        "",
        51,
        edit(
            PROBING,
            "    if (self.nodeId() > from\n        && mayStand()",
            "    if (self.nodeId() > from"),
        edit(PROBING, "      lapsed.addAll(probe.claims);\n", ""));
    add(
        "anything-is-hearing",
        Breaks.LIVENESS,
        "",
        51,
        edit(
            "Peer.java",
            "parts.monitor.heard(link.nodeId(), now);",
            "parts.monitor.heard(link.nodeId(), now);\n            parts.election.hear(link.nodeId(), now);"));
    add(
        "leader-without-followers-leads-on",
        Breaks.LIVENESS,
        "",
        343,
        edit(
            ELECTION,
            "      if (!leader.isFollowedByMajority(surroundings.voters(), now, config.leaderTimeoutMillis())) {\n",
            "      if (leader.startSeq() < 0) {\n"));
    add(
        "takeover-blind",
        Breaks.LIVENESS,
        "",
        384,
        edit(
            "Leading.java",
            "standing(id, now).caughtUp() && reachesAll(id, now), now",
            "standing(id, now).caughtUp(), now"),
        edit(PROBING, "        && surroundings.reachesMajority(now)\n", ""));
  }

  private void logs() {
    add(
        "lower-term-accepted",
        Breaks.UNIT,
        "ordering.InLineTest",
        1,
        edit(
            FOLLOWING,
            "if (entry.term() == parts.election.term() && parts.election.hear(from, now)) {",
            "if (from != 0 && now >= 0) {"),
        edit(
            "ordering/Replica.java",
            "if (!inLine || link != leaderLink || entry.term() != leader.term()) {",
            "if (!inLine) {"));
    add(
        "acks-kept",
        Breaks.SAFETY,
        "STORM",
        8785,
        edit(
            "Leading.java",
            "    tracker = new CommitTracker(leader.startSeq());\n",
            "    tracker = parts.trackerOf(leader.startSeq());\n"),
        edit(
            "Parts.java",
            "  Hello hello() {",
            "  private dev.parley.protocol.ordering.CommitTracker kept;\n\n  dev.parley.protocol.ordering.CommitTracker trackerOf(long start) {\n    dev.parley.protocol.ordering.CommitTracker made = new dev.parley.protocol.ordering.CommitTracker(start);\n    if (kept != null) {\n      for (var r : voters().replicas()) {\n        made.acknowledged(r, kept.acknowledgedBy(r));\n      }\n    }\n    kept = made;\n    return made;\n  }\n\n  Hello hello() {"),
        edit(
            "Leading.java",
            "boolean forgot = ack.seqNo() < tracker.acknowledgedBy(from.replica());",
            "boolean forgot = false;"));
  }

  private void coordinators() {
    add(
        "commit-from-anyone",
        Breaks.SAFETY,
        "STORM",
        3,
        edit(
            "Routes.java",
            "    parts.monitor.onHeartbeat(from, heartbeat);\n",
            "    parts.monitor.onHeartbeat(from, heartbeat);\n    parts.log.commit(heartbeat.commit().seqNo());\n"));
    add(
        "cut-on-each-coordinator",
        Breaks.SAFETY,
        "",
        2,
        edit(
            "ordering/Replica.java",
            "    if (leader == null || leader.term() != coordinator.term()) {\n      inLine = false;",
            "    if (leader == null || leader.term() > 0) {\n      inLine = false;"),
        edit(
            "ordering/Replica.java",
            "        && log.position(leader.startSeq()).term() < leader.term()) {",
            "        && log.end().term() > 0) {"));
  }

  private void pulls() {
    add(
        "restart-pull",
        Breaks.LIVENESS,
        "",
        1,
        edit(CATCH_UP, "    next = last + 1;\n", "    next = 0;\n"),
        edit(
            CATCH_UP,
            "long first = fromEnd ? log.end().seqNo() + 1 : Math.max(next, log.commitSeq() + 1);",
            "long first = Math.max(next, log.commitSeq() + 1);"));
    add(
        "no-holdback-heartbeat",
        Breaks.LIVENESS,
        "",
        7,
        edit(FOLLOWING, "    gap |= heartbeat.lastSeq() > parts.log.end().seqNo();\n", ""));
  }

  private void memberships() {
    add(
        "join-once",
        Breaks.LIVENESS,
        "CHURN",
        2,
        edit("Joining.java", "        parts.links.all().forEach(this::onLink);\n", ""),
        edit(
            "Peer.java",
            "            joining.onLink(opened);\n",
            "            if (opened.dialledHere()) {\n              joining.onLink(opened);\n            }\n"));
    add(
        "the-dead-keep-their-votes",
        Breaks.LIVENESS,
        "",
        21,
        edit(
            KEEPER,
            "leaving.keySet().removeIf(id -> now.member(id) == null);",
            "leaving.clear();"));
  }

  private void identities() {
    add(
        "removed-id-is-given-again",
        Breaks.SAFETY,
        "SWARM",
        16,
        edit("derived/Membership.java", "        gone.add(before.getKey());\n", ""));
  }

  private void outboxes() {
    add(
        "release-by-number",
        Breaks.SAFETY,
        "OLD_COPY",
        1,
        edit(
            OUTBOX,
            "if (mine != null && mine.sentAt() == entry.sentAt() && mine.payload().equals(entry.payload())) {",
            "if (mine != null) {"));
    add(
        "an-old-copy-is-not-noticed",
        Breaks.EITHER,
        "SWARM",
        206,
        edit(OUTBOX, "    if (finalNumber >= nextNumber) {\n", "    if (finalNumber < 0) {\n"),
        edit(
            OUTBOX,
            "if (mine == null && (!isOwnOrigin || entry.msgId().number() < nextNumber)) {",
            "if (mine == null) {"));
  }

  private void links() {
    add(
        "a-new-connection-is-not-noticed",
        Breaks.LIVENESS,
        "",
        1,
        edit(
            "link/Links.java",
            "    byId.put(link.id(), link);\n    changes++;\n",
            "    byId.put(link.id(), link);\n"));
    add(
        "nobody-says-whom-it-hears",
        Breaks.LIVENESS,
        "",
        182,
        edit("failure/HeartbeatMonitor.java", "        ids.add(peer.getKey());\n", ""));
    add(
        "silence-is-never-suspected",
        Breaks.LIVENESS,
        "",
        3,
        edit(
            "election/Follower.java",
            "return leaderId != 0 && now - heardAt < leaderTimeoutMillis;",
            "return leaderId != 0 && heardAt != NEVER;"));
    add(
        "commits-are-told-to-nobody",
        Breaks.LIVENESS,
        "",
        1,
        edit("Leading.java", "if (!knowsByItself(id, commit)) {", "if (false) {"),
        edit("ordering/Replica.java", "if (!inLine || leaderAck == null ||", "if (true ||"),
        edit(FOLLOWING, "    parts.replica.commit(heartbeat.commit().seqNo());\n", ""));
  }
}
