package dev.parley.node;

import dev.parley.node.discovery.FoundPeer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.log.LogPosition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A status as programs read it: the object of the event {@code status} in docs/cli.md, which HTTP
 * answers with as well. All fields are made here, and so is the sentence that comes first.
 */
public final class StatusFields {
  /** How many of the last events a status has. */
  public static final int EVENTS = 10;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private StatusFields() {}

  /**
   * Maps, lists, strings, numbers, booleans and nulls.
   *
   * @param syncs see {@link Node#syncs}
   * @param found see {@link Node#found}
   * @param events the last ones, oldest first
   */
  public static Map<String, Object> of(
      PeerStatus status, boolean syncs, List<FoundPeer> found, List<EventLog.Event> events) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("state", status.state().name());
    data.put("verdict", verdict(status));
    data.put("node_id", status.nodeId());
    data.put("term", status.term());
    data.put("leader_id", status.leaderId() == 0 ? null : status.leaderId());
    data.put("last_seq", status.last().seqNo());
    data.put("final_seq", status.committed().seqNo());
    data.put("crc", crc(status.committed()));
    data.put("sync", syncs ? "always" : "never");
    data.put("outbox", status.outbox());
    data.put("provisional", status.provisional());
    List<Object> members = new ArrayList<>();
    status.members().forEach(m -> members.add(member(status, m)));
    data.put("members", members);
    data.put("found", found.stream().map(StatusFields::found).toList());
    data.put("rooms", status.rooms().stream().map(room -> (Object) room(room)).toList());
    data.put("events", events.stream().map(e -> clock(e) + " " + e.text()).toList());
    return data;
  }

  private static Map<String, Object> found(FoundPeer peer) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("node_id", peer.nodeId());
    data.put("name", peer.name());
    data.put("address", peer.address());
    data.put("heard_ms", peer.heardMillis());
    return data;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** One of {@code members}. */
  public static Map<String, Object> member(PeerStatus status, MemberStatus member) {
    long last = lastSeq(status, member);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("node_id", member.nodeId());
    data.put("name", member.name());
    data.put("address", member.address());
    data.put("role", role(member));
    data.put("voter", member.voter());
    data.put("mode", member.mode().name().toLowerCase(Locale.ROOT));
    data.put("presence", presence(status, member));
    data.put("away", orNull(member.away()));
    boolean there = member.online() || member.nodeId() == status.nodeId();
    data.put("offline_since", there || member.since() == 0 ? null : member.since());
    data.put("offline_why", orNull(member.offlineWhy()));
    data.put("last_seq", last < 0 ? null : last);
    data.put("trails", last < 0 ? null : trails(status, last));
    data.put("heard_ms", member.heardMillis() < 0 ? null : member.heardMillis());
    data.put("rtt_ms", null);
    return data;
  }

  /** One of {@code rooms}. */
  public static Map<String, Object> room(RoomStatus room) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("room_id", room.name());
    data.put("topic", room.topic());
    data.put("made_by", room.madeBy() == 0 ? null : room.madeBy());
    data.put("made_seq", room.madeSeq());
    return data;
  }

  /** Whether what is sent now is being ordered; then, and only then, the verdict begins with OK. */
  public static boolean isReady(PeerStatus status) {
    return status.state() == State.FOLLOWER || status.state() == State.LEADER;
  }

  /** One sentence that answers: can I send? */
  public static String verdict(PeerStatus status) {
    long voters = status.voterIds().size();
    long need = voters / 2 + 1;
    long up =
        status.members().stream()
            .filter(m -> m.voter() && (m.online() || m.nodeId() == status.nodeId()))
            .count();
    String count = up + " of " + voters + " voters in reach, need " + need;
    String missing = status.hasVote() ? count : count + "; no vote here";
    return switch (status.state()) {
      case FOLLOWER, LEADER ->
          "OK: messages are being ordered and stored by a majority (" + count + ")";
      case JOINING -> joining(status.leaderlessMember());
      case CATCH_UP -> "CATCH-UP: fetching what was missed; what you type is sent";
      case ELECTION ->
          "ELECTION: no leader yet; what you type waits in the outbox (" + missing + ")";
      case NO_MAJORITY ->
          "NO MAJORITY: what you type is shown to those in reach as provisional, and waits in the"
              + " outbox ("
              + missing
              + ")";
      case ALONE -> "ALONE: no peer in reach; what you type waits in the outbox (" + count + ")";
      case DISK_FULL -> "DISK FULL: nothing can be stored; make space, and it goes on by itself";
      case LEAVING -> "LEAVING: saying goodbye";
    };
  }

  private static String joining(int leaderless) {
    return "JOINING: "
        + (leaderless == 0
            ? "not a member yet"
            : "n" + leaderless + " is there, but has no majority to let us in")
        + "; what you type waits in the outbox";
  }

  public static String role(MemberStatus member) {
    if (member.leader()) {
      return "leader";
    }
    return member.voter() ? "follower" : "learner";
  }

  public static String presence(PeerStatus status, MemberStatus member) {
    if (member.nodeId() != status.nodeId() && !member.online()) {
      return "OFFLINE";
    }
    return member.presence() == null ? "ONLINE" : member.presence().name();
  }

  /** The end of that member's log; -1: not known. */
  public static long lastSeq(PeerStatus status, MemberStatus member) {
    return member.nodeId() == status.nodeId() ? status.last().seqNo() : member.lastSeq();
  }

  /** How many entries a log that ends there lacks of what is final here. */
  public static long trails(PeerStatus status, long last) {
    return Math.max(0, status.committed().seqNo() - last);
  }

  /** Eight hex digits. */
  public static String crc(LogPosition position) {
    return String.format("%08x", position.crc());
  }

  /** When it was, in UTC. */
  public static String clock(EventLog.Event event) {
    return clock(event.at());
  }

  /** A time in milliseconds since the epoch, in UTC. */
  public static String clock(long millis) {
    return CLOCK.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }
}
