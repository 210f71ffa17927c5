package dev.parley.protocol.sim;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Item 8: some time after the last fault there is one leader, the highest voter; all are members,
 * and level; no outbox waits, and nothing is held for others; all know the same read marks.
 */
final class GroupDoesNotConverge implements Invariant {
  /** From healing on; section 9 says so for the time-outs of a real group, and none is longer. */
  private static final int BOUND_MILLIS = 10_000;

  /**
   * There and back, besides what the network and the disk take: of a healed network, too, three of
   * a hundred messages are up to 300 ms late, and with each those behind it, of whatever kind.
   */
  private static final int COPY_MILLIS = 40;

  private final Simulator sim;

  GroupDoesNotConverge(Simulator sim) {
    this.sim = sim;
  }

  /**
   * How long a group may take from now on, in milliseconds: 10 s, and the time to copy what is
   * missing, at the worst one entry after the other (a question, an answer, a sync), and one
   * message that waits after the other (to the leader, to the others, back, and what is final; two
   * syncs).
   */
  static long limit(Simulator sim) {
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    long waiting = 0;
    for (SimNode node : sim.nodes.values()) {
      if (node.left) {
        continue;
      }
      shortest = Math.min(shortest, node.disk.end().seqNo());
      longest = Math.max(longest, node.disk.end().seqNo());
      SimProcess process = node.process;
      int typed = process == null ? 0 : process.status().outbox() + process.unread();
      waiting += Math.max(typed, node.disk.outbox().items().size());
      waiting += node.disk.held().items().size();
    }
    long halfWay = COPY_MILLIS + 2L * sim.settings.delayMillis() + sim.settings.syncMillis();
    return BOUND_MILLIS + halfWay * (longest - shortest + 2 * waiting);
  }

  @Override
  public int item() {
    return 8;
  }

  /** Null, or what is still missing. */
  String missing() {
    List<PeerStatus> all = new ArrayList<>();
    List<PeerStatus> leaders = new ArrayList<>();
    for (SimNode node : sim.nodes.values()) {
      if (!node.left && node.process == null) {
        return "n" + node.id + " does not run";
      }
      if (node.left && node.process != null && knowsSomebody(node)) {
        return "n" + node.id + " is removed and has not been told";
      }
    }
    for (SimProcess process : sim.running()) {
      PeerStatus status = process.status();
      all.add(status);
      if (Simulator.leads(status)) {
        leaders.add(status);
      }
    }
    if (leaders.size() != 1) {
      return leaders.size() + " leaders of " + describe(all);
    }
    for (SimNode node : sim.nodes.values()) {
      MessageId forgotten = node.left ? null : heldInVain(node);
      if (forgotten != null) {
        return "n" + node.id + " has " + forgotten + " on disk for somebody else";
      }
    }
    for (SimProcess process : sim.talk == null ? List.<SimProcess>of() : sim.running()) {
      if (!process.node.left && process.asks()) {
        return "n" + process.node.id + " asks in vain";
      }
    }
    String what = missing(leaders.get(0), all);
    what = what == null ? missingAtMembers(leaders.get(0), all) : what;
    return what == null ? missingMarks() : what;
  }

  /** Who has read how far is known to all, or to nobody who is left. */
  private String missingMarks() {
    SimProcess first = null;
    for (SimProcess process : sim.running()) {
      if (process.node.left) {
        continue;
      }
      if (first == null) {
        first = process;
      } else if (!process.readMarks().equals(first.readMarks())) {
        return describe(first) + ", " + describe(process);
      }
    }
    return null;
  }

  private static String describe(SimProcess process) {
    return "n" + process.nodeId + " knows of " + process.readMarks();
  }

  /**
   * Whether somebody in the group is one whom that node's log names: it believes nobody else that
   * it was removed. All whom it knows may have come back with new disks.
   */
  private boolean knowsSomebody(SimNode removed) {
    List<Member> known = removed.disk.newestMembers();
    return sim.nodes.values().stream()
        .filter(node -> !node.left)
        .anyMatch(
            node ->
                known.stream()
                    .anyMatch(member -> member.info().storageId().equals(node.disk.storageId)));
  }

  private String missing(PeerStatus leader, List<PeerStatus> all) {
    List<Integer> members = leader.members().stream().map(PeerStatus.MemberStatus::nodeId).toList();
    List<Integer> voters = leader.voterIds();
    for (SimNode node : sim.nodes.values()) {
      if (members.contains(node.id) == node.left) {
        return "n" + node.id + (node.left ? " is still a member" : " is no member");
      }
    }
    if (voters.size() < Math.min(sim.settings.config().minVoters(), all.size())) {
      return "too few voters: " + voters;
    }
    if (leader.nodeId() != Collections.max(voters)) {
      return "n" + leader.nodeId() + " leads " + voters;
    }
    return null;
  }

  private String missingAtMembers(PeerStatus leader, List<PeerStatus> all) {
    LogPosition end = leader.last();
    for (PeerStatus status : all) {
      if (!status.last().equals(end) || !status.committed().equals(end)) {
        return describe(List.of(status)) + ", the leader's log ends at " + end;
      }
      if (status.leaderId() != leader.nodeId()) {
        return describe(List.of(status)) + " does not follow n" + leader.nodeId();
      }
      if (status.outbox() > 0) {
        return "n" + status.nodeId() + " has " + status.outbox() + " in its outbox";
      }
      if (status.provisional() > 0) {
        return "n" + status.nodeId() + " holds " + status.provisional() + " for others";
      }
    }
    return null;
  }

  /** A message in the file of held messages that is not final; null: there is none. */
  private MessageId heldInVain(SimNode node) {
    return node.disk.held().items().stream()
        .map(EntryBody.Chat::msgId)
        .filter(id -> sim.invariants.history.place(id) == null)
        .findFirst()
        .orElse(null);
  }

  private static String describe(List<PeerStatus> all) {
    StringBuilder text = new StringBuilder();
    for (PeerStatus status : all) {
      text.append(text.isEmpty() ? "n" : ", n")
          .append(status.nodeId())
          .append(' ')
          .append(status.state())
          .append(" t")
          .append(status.term())
          .append(" #")
          .append(status.committed().seqNo())
          .append('/')
          .append(status.last().seqNo());
    }
    return text.toString();
  }
}
