package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of who is heard: connections, heartbeats, and the peer's own loop. */
final class LinkMutations extends RuleBook {
  private static final String LINKS = "link/Links.java";
  private static final String DOOR = "link/Doorkeeper.java";
  private static final String MONITOR = "failure/HeartbeatMonitor.java";
  private static final String SCHEDULE = "failure/HeartbeatSchedule.java";
  private static final String CONNECTING = "Connecting.java";
  private static final String PEER = "Peer.java";

  LinkMutations() {
    links();
    doors();
    heartbeats();
    beats();
    peers();
    losses();
  }

  private void links() {
    add(
        "two-dials-both-close",
        Breaks.UNIT,
        "link.LinksTest",
        1,
        edit(
            LINKS,
            "return newer.dialledHere() == (self < newer.nodeId());",
            "return newer.dialledHere();"));
    add(
        "a-newer-connection-never-counts",
        Breaks.EITHER,
        "HALF_OPEN",
        1,
        edit(
            LINKS,
            "    if (!isHeard || !newer.isSameProcess(older) || newer.dialledHere() == older.dialledHere()) {\n      return true;\n    }\n    return newer.dialledHere() == (self < newer.nodeId());",
            "    return false;"));
    add(
        "a-silent-connection-stays",
        Breaks.UNIT,
        "link.LinksTest",
        1,
        edit(LINKS, "if (!isHeard || !newer.isSameProcess", "if (!newer.isSameProcess"));
    add(
        "an-earlier-process-keeps-its-connection",
        Breaks.UNIT,
        "link.LinksTest",
        1,
        edit(LINKS, "!isHeard || !newer.isSameProcess(older) ||", "!isHeard ||"));
    add(
        "old-connection-heard",
        Breaks.UNIT,
        "link.LinksTest",
        1,
        edit(LINKS, "      byId.remove(old.id());\n", ""),
        edit(CONNECTING, "      parts.links.remove(present.id());\n", ""));
    add(
        "a-closed-connection-stays-in-the-list",
        Breaks.UNIT,
        "link.LinksTest",
        1,
        edit(LINKS, "      byNode.remove(link.nodeId());\n", ""));
  }

  private void doors() {
    add(
        "a-second-one-with-a-live-id-is-let-in",
        Breaks.UNIT,
        "link.DoorkeeperTest",
        1,
        edit(DOOR, "if (isMe || (present", "if (false && (present"),
        edit(DOOR, "isMe ? mine.peer() : present", "nodeId < 0 ? mine.peer() : present"));
    add(
        "another-group-is-let-in",
        Breaks.UNIT,
        "link.DoorkeeperTest",
        1,
        edit(
            DOOR,
            "if (otherGroup || !mine.group().equals(theirs.group())) {",
            "if (!mine.group().equals(theirs.group())) {"));
    add(
        "another-version-is-let-in",
        Breaks.UNIT,
        "link.DoorkeeperTest",
        1,
        edit(DOOR, "if (theirs.version() != Limits.VERSION) {", "if (theirs.version() < 0) {"));
    add(
        "a-replaced-disk-is-let-in",
        Breaks.UNIT,
        "link.DoorkeeperTest",
        1,
        edit(
            DOOR,
            "if (membership.replaced().contains(theirs.peer().storageId())) {",
            "if (false) {"));
  }

  private void heartbeats() {
    add(
        "everybody-is-heard-for-ever",
        Breaks.UNIT,
        "failure.HeartbeatTest",
        1,
        edit(
            MONITOR,
            "return peer != null && now - peer.at < timeoutMillis;",
            "return peer != null;"));
    add(
        "the-silent-are-listed-as-heard",
        Breaks.UNIT,
        "failure.HeartbeatTest",
        1,
        edit(MONITOR, "if (now - peer.getValue().at < timeoutMillis) {", "if (now >= 0) {"));
    add(
        "reaches-whom-it-hears",
        Breaks.UNIT,
        "failure.HeartbeatTest",
        1,
        edit(
            MONITOR,
            "return isHeard(nodeId, now) && hears(nodeId, self);",
            "return isHeard(nodeId, now);"));
    add(
        "what-a-gone-process-said-counts",
        Breaks.UNIT,
        "failure.HeartbeatTest",
        1,
        edit(MONITOR, "    heard.remove(nodeId);\n", ""));
    add(
        "only-heartbeats-are-hearing",
        Breaks.UNIT,
        "LeavingTest",
        1,
        edit(PEER, "            parts.monitor.heard(link.nodeId(), now);\n", ""));
  }

  private void beats() {
    add(
        "full-disks-are-not-seen",
        Breaks.UNIT,
        "failure.HeartbeatTest",
        1,
        edit(MONITOR, "return last == null || last.canWrite();", "return true;"));
    add(
        "no-heartbeat-for-the-others",
        Breaks.UNIT,
        "failure.HeartbeatTest",
        1,
        edit(SCHEDULE, "return beats % SLOWER == 1;", "return false;"));
    add(
        "one-heartbeat-only",
        Breaks.LIVENESS,
        "STORM",
        1,
        edit(SCHEDULE, "dueAt = now + intervalMillis;", "dueAt = Long.MAX_VALUE;"));
    add(
        "nothing-hurries-a-heartbeat",
        Breaks.UNIT,
        "failure.HeartbeatTest",
        1,
        edit(SCHEDULE, "    dueAt = Long.MIN_VALUE;\n", "    beats += 0;\n"));
  }

  private void peers() {
    add(
        "a-restart-is-not-noticed",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(CONNECTING, "if (before != null && !opened.isSameProcess(before)) {", "if (false) {"));
    add(
        "a-refused-dial-tells-nothing",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            CONNECTING,
            "    if (parts.links.toNode(nodeId) == null) {\n      parts.election.loseLeader(nodeId);\n    }",
            "    parts.links.toNode(nodeId);"));
    add(
        "a-quitter-says-nothing",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit("Farewell.java", "      parts.effects.send(link.id(), new Message.Bye(QUIT));\n", ""));
    add(
        "coordinator-once",
        Breaks.LIVENESS,
        "CHURN",
        2,
        edit("Leading.java", "      announce(from.nodeId());\n", ""));
    add(
        "coordinator-never-again",
        Breaks.LIVENESS,
        "",
        4,
        edit(PEER, "              leading.announce(opened.nodeId());\n", ""),
        edit("Leading.java", "      announce(from.nodeId());\n", ""));
  }

  private void losses() {
    add(
        "time-does-not-pass-before-an-input",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            PEER,
            "      if (later) {\n        parts.election.tick(now);\n        followRole();\n      }\n",
            "      if (later) {\n        followRole();\n      }\n"));
    add(
        "typing-with-a-full-disk",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit("Typing.java", "    if (!parts.canWrite()) {\n", "    if (false) {\n"));
    add(
        "goodbye-tells-nothing",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit(
            "Routes.java",
            "    parts.election.loseLeader(from);\n    connecting",
            "    connecting"));
    add(
        "a-quitter-does-not-hand-over",
        Breaks.UNIT,
        "TermsTest",
        1,
        edit("Farewell.java", "leading != null && (parts", "leading == null && (parts"),
        edit("Farewell.java", "leading.handOver(now));", "now < 0);"));
  }
}
