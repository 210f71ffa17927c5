package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of who may lead, and when: terms, promises, claims. */
final class TermMutations extends RuleBook {
  private static final String ELECTION = "election/BullyElection.java";
  private static final String PROBING = "election/Probing.java";

  TermMutations() {
    promises();
    followers();
    leaves();
    grants();
    candidates();
    probes();
    probeAnswers();
    claims();
    leaders();
    pastLeaders();
  }

  private void promises() {
    add(
        "restart-forgets-the-promise",
        Breaks.SAFETY,
        "SAME_TERM",
        1,
        edit(
            ELECTION,
            "    this.state = restored;\n",
            "    this.state = new HardState(restored.term(), null);\n"),
        edit(
            ELECTION,
            "boolean again = election.term() == state.term() && isPromisedTo(candidate);",
            "boolean again =\n        election.term() == state.term()\n            && (state.promised() == null || isPromisedTo(candidate));"));
    add(
        "restart-forgets-the-term",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(ELECTION, "    this.state = restored;\n", "    this.state = HardState.INITIAL;\n"),
        edit(ELECTION, "this.highestSeen = restored.term();", "this.highestSeen = 0;"));
    add(
        "an-ack-of-an-older-term-leaves-after-a-promise",
        Breaks.UNIT,
        "PromiseGateTest",
        1,
        edit(
            "PromiseGate.java",
            "    held.removeIf(waiting -> waiting.message() instanceof Message.Ack);\n",
            ""));
  }

  private void followers() {
    add(
        "follows-without-storing-the-term",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(
            ELECTION,
            "      promise(new HardState(coordinator.term(), surroundings.connectedReplica(from)), now);\n",
            "      state = new HardState(coordinator.term(), surroundings.connectedReplica(from));\n"));
    add(
        "follows-a-leader-of-the-past",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(ELECTION, "if (past || mine || from", "if (mine || from"),
        edit(
            ELECTION,
            "    if (coordinator.term() > state.term()) {\n      promise",
            "    if (coordinator.term() != state.term()) {\n      promise"));
  }

  private void leaves() {
    add(
        "grants-while-it-hears-a-leader",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(
            ELECTION,
            "boolean led = leader != 0 && leader != from && !election.handover();",
            "boolean led = leader < 0;"));
    add(
        "grants-though-it-cannot-write",
        Breaks.UNIT,
        "election.PromiseTest",
        1,
        edit(ELECTION, "if (!surroundings.canWrite() || led ||", "if (led ||"));
    add(
        "no-leave-for-a-handover",
        Breaks.LIVENESS,
        "STORM",
        1,
        edit(
            ELECTION,
            "boolean led = leader != 0 && leader != from && !election.handover();",
            "boolean led = leader != 0 && leader != from;"));
    add(
        "no-leave-for-whom-it-follows",
        Breaks.UNIT,
        "election.PromiseTest",
        1,
        edit(
            ELECTION,
            "boolean led = leader != 0 && leader != from && !election.handover();",
            "boolean led = leader != 0 && !election.handover();"));
  }

  private void grants() {
    add(
        "grant-of-another-term",
        Breaks.UNIT,
        "election.PromiseTest",
        1,
        edit(
            ELECTION,
            "if (role instanceof Candidate candidate && answer.term() == state.term()) {",
            "if (role instanceof Candidate candidate) {"));
    add(
        "grants-count-unasked",
        Breaks.UNIT,
        "StrangersTest",
        1,
        edit(
            "election/Campaign.java",
            "if (!candidate.asked.contains(from)) {",
            "if (candidate.asked.contains(-1)) {"));
    add(
        "own-promise-is-not-awaited",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            ELECTION,
            "    role = campaign.begin(state.term(), handover, now);\n",
            "    Candidate candidate = campaign.begin(state.term(), handover, now);\n    role = candidate;\n    conclude(candidate, campaign.onStored(candidate, now), now);\n"),
        edit("PromiseGate.java", "    storing = state;\n", "    storing = null;\n"));
  }

  private void candidates() {
    add(
        "the-log-fetched-is-not-looked-at-again",
        Breaks.UNIT,
        "election.PromiseTest",
        1,
        edit(
            "election/Campaign.java",
            "    if (candidate.betterGrantor(surroundings.logEnd()) == candidate.source) {\n      candidate.dropGrant(candidate.source);\n    }\n    candidate.phase = Candidate.Phase.ASKING;\n    return judge(candidate, now);",
            "    candidate.phase = Candidate.Phase.ASKING;\n    return surroundings.voters().hasMajority(candidate::isGrantedBy)\n        ? Verdict.WON\n        : judge(candidate, now);"));
    add(
        "stands-on-without-end",
        Breaks.LIVENESS,
        "SENDERS",
        1,
        edit(
            "election/Campaign.java",
            "return now >= candidate.deadline ? Verdict.LOST : judge(candidate, now);",
            "return judge(candidate, now);"),
        edit(
            "election/Candidate.java",
            "Math.min(deadline, patienceEnds) : deadline;",
            "Math.min(deadline, patienceEnds) : Math.max(now + 100, deadline);"));
  }

  private void probes() {
    add(
        "probe-steps-down",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(
            ELECTION,
            "    if (election.probe()) {\n",
            "    if (election.probe()) {\n      sawTerm(election.term(), now);\n"));
    add(
        "any-probe-steps-down",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(
            ELECTION,
            "    if (election.probe()) {\n",
            "    if (election.probe()) {\n      stepDown(\"asked\", now);\n"));
    add(
        "a-request-for-a-promise-steps-down",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(
            ELECTION,
            "    var candidate = surroundings.connectedReplica(from);\n",
            "    sawTerm(election.term(), now);\n    var candidate = surroundings.connectedReplica(from);\n"));
    add(
        "no-probe-at-all",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(
            PROBING,
            "return follower.mayTry(now) && mayStand() && start(follower, term, now);",
            "return follower.mayTry(now) && mayStand();"));
  }

  private void probeAnswers() {
    add(
        "a-probe-of-ones-own-leader-is-refused",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "if (heardLeader != 0 && heardLeader != from) {", "if (heardLeader != 0) {"));
    add(
        "stands-without-leave-of-a-majority",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "        && surroundings.voters().hasMajority(probe.leave::contains)\n", ""));
    add(
        "hears-leader-is-no-reason-to-wait",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(
            PROBING,
            "    if (answer.answer() == ElectionAnswer.HEARS_LEADER) {\n      retrySoon(follower, now);\n      return false;\n    }\n",
            ""));
    add(
        "hears-leader-is-a-reason-to-wait-long",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "      retrySoon(follower, now);\n", "      retryLater(follower, now);\n"));
    add(
        "hears-leader-is-asked-again-as-often",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "Math.min(follower.rebuffed(), 5)", "Math.min(follower.rebuffed(), 0)"));
  }

  private void claims() {
    add(
        "nobody-claims",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "if (self.nodeId() > from\n", "if (self.nodeId() < 0\n"));
    add(
        "claims-never-lapse",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "      lapsed.addAll(probe.claims);\n", ""));
    add(
        "far-behind-and-claims",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "        && !isFarBehind(now)) {", "        && now >= 0) {"));
    add(
        "far-behind-and-stands",
        Breaks.UNIT,
        "election.BullyTextbookTest",
        1,
        edit(PROBING, "        && missing <= PeerConfig.FAR_BEHIND_ENTRIES\n", ""));
  }

  private void leaders() {
    add(
        "touch-by-anything",
        Breaks.LIVENESS,
        "MIXED",
        135,
        edit(
            "Peer.java",
            "            parts.monitor.heard(link.nodeId(), now);\n",
            "            parts.monitor.heard(link.nodeId(), now);\n            parts.election.followedBy(link.replica(), now);\n"));
    add(
        "leads-on-with-a-disk-that-hangs",
        Breaks.LIVENESS,
        "HANGING_LEADER",
        1,
        edit("DiskWatch.java", "hangs = hungMillis > patienceMillis;", "hangs = false;"));
    add(
        "standing-still-is-held-against-the-disk",
        Breaks.UNIT,
        "DiskWatchTest",
        1,
        edit(
            "DiskWatch.java",
            "hungMillis += Math.min(now - tickedAt, patienceMillis / STEPS);",
            "hungMillis += now - tickedAt;"));
  }

  private void pastLeaders() {
    add(
        "nobody-corrects-a-leader-of-the-past",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            "Routes.java",
            "    if (heartbeat.leading() && heartbeat.term() < term) {\n      parts.beat(from, leading != null, now);\n",
            "    if (heartbeat.leading() && heartbeat.term() < term) {\n      return;\n"),
        edit(
            "Routes.java",
            "      parts.beat(from, leading != null, now);\n    }\n  }\n\n  @Override\n  public void onHandover",
            "    }\n  }\n\n  @Override\n  public void onHandover"));
    add(
        "a-leader-that-says-no-is-followed-on",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            "Routes.java",
            "    } else if (heartbeat.term() >= term) {\n      parts.election.loseLeader(from);\n    }",
            "    }"));
    add(
        "leads-on-with-a-full-disk",
        Breaks.LIVENESS,
        "FULL_LEADER",
        1,
        edit(
            "Leading.java",
            "if (!parts.canWrite() && !parts.handover.isUnderWay()) {",
            "if (false) {"));
  }
}
