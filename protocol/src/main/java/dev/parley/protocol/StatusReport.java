package dev.parley.protocol;

import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Presence;
import java.util.ArrayList;
import java.util.List;

/** Says how a peer is, in the words of docs/cli.md. */
final class StatusReport {
  private final Parts parts;
  private final Joining joining;
  private State lastState;
  private Rooms shownRooms;
  private List<RoomStatus> rooms;
  private long since;

  StatusReport(Parts parts, Joining joining) {
    this.parts = parts;
    this.joining = joining;
  }

  PeerStatus make(boolean leaving, long now) {
    int leader = parts.election.heardLeader(now);
    State state = leaving ? State.LEAVING : state(leader, now);
    if (state != lastState) {
      lastState = state;
      since = now;
    }
    List<MemberStatus> members = new ArrayList<>();
    for (Member member : parts.membership().members().values()) {
      members.add(member(member, leader, now));
    }
    return new PeerStatus(
        state,
        parts.self.nodeId(),
        parts.groupName(),
        parts.groupId,
        parts.election.term(),
        leader,
        parts.log.end(),
        parts.log.derived().committed(),
        parts.outbox.size(),
        parts.provisional.size(),
        parts.replica.heldBack(),
        parts.canWrite(),
        now - since,
        joining.leaderlessMember(),
        members,
        rooms());
  }

  private List<RoomStatus> rooms() {
    Rooms now = parts.log.derived().committedRooms();
    if (now != shownRooms) {
      shownRooms = now;
      rooms =
          now.all().stream()
              .map(room -> new RoomStatus(room.name(), room.topic(), room.madeBy(), room.madeSeq()))
              .toList();
    }
    return rooms;
  }

  private State state(int leader, long now) {
    if (!parts.canWrite()) {
      return State.DISK_FULL;
    }
    if (!parts.membership().contains(parts.self.replica())) {
      return State.JOINING;
    }
    if (leader == parts.self.nodeId()) {
      return State.LEADER;
    }
    if (leader != 0) {
      return isLevel(leader) ? State.FOLLOWER : State.CATCH_UP;
    }
    if (parts.voters().hasMajority(r -> isThere(r.nodeId(), now))) {
      return State.ELECTION;
    }
    return parts.connectedMembers().stream().anyMatch(id -> parts.isPresent(id, now))
        ? State.NO_MAJORITY
        : State.ALONE;
  }

  private boolean isThere(int nodeId, long now) {
    return nodeId == parts.self.nodeId() || parts.isPresent(nodeId, now);
  }

  /** Whether this log is in line, and not far behind what the leader said last. */
  private boolean isLevel(int leader) {
    Heartbeat last = parts.monitor.last(leader);
    return parts.replica.isInLine()
        && (last == null || last.commit().seqNo() <= parts.log.end().seqNo());
  }

  private MemberStatus member(Member member, int leader, long now) {
    int id = member.info().nodeId();
    boolean isSelf = id == parts.self.nodeId();
    boolean online =
        isSelf || (parts.isConnected(member.info().replica()) && parts.isPresent(id, now));
    Heartbeat last = parts.monitor.last(id);
    Presence presence = isSelf ? parts.presence : last == null ? Presence.ONLINE : last.presence();
    long lastSeq = isSelf ? parts.log.end().seqNo() : last == null ? -1 : last.lastSeq();
    return new MemberStatus(
        id,
        member.info().name(),
        member.info().address(),
        member.info().mode(),
        id == leader,
        member.voter(),
        online,
        presence,
        lastSeq,
        isSelf ? parts.log.derived().committed() : last == null ? null : last.commit(),
        isSelf ? -1 : parts.monitor.silence(id, now),
        isSelf ? parts.away : last == null ? "" : last.away(),
        0,
        online ? "" : parts.offlineWhy.getOrDefault(id, ""));
  }
}
