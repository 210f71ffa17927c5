package dev.parley.node;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Since when who is offline or idle is that: when each member was heard last, by the clock on the
 * wall, over restarts. It is kept when somebody comes or goes, when the node stops, and else so
 * seldom that an idle peer does not write: who vanishes while this one is killed has been offline
 * for a little less than is said. The loop thread only.
 */
final class LastSeen {
  private static final long KEEP_MILLIS = 5 * 60_000;

  private final SortedMap<Integer, Long> seen;
  private final Consumer<SortedMap<Integer, Long>> keeper;
  private List<Integer> online = List.of();
  private final Map<Integer, Long> idle = new TreeMap<>();
  private long keptAt;

  /**
   * @param before by an earlier run
   * @param keeper has it kept on disk
   */
  LastSeen(SortedMap<Integer, Long> before, Consumer<SortedMap<Integer, Long>> keeper) {
    this.seen = new TreeMap<>(before);
    this.keeper = keeper;
  }

  /**
   * That status, in which those who are offline are so since they were heard last, and those who
   * are idle since they were said to be, less the time that it took to say so.
   */
  PeerStatus in(PeerStatus status, long wallMillis) {
    List<MemberStatus> members = new ArrayList<>();
    for (MemberStatus member : status.members()) {
      if (member.heardMillis() >= 0) {
        // Not the later one of both: the clock may have been set back.
        seen.put(member.nodeId(), wallMillis - member.heardMillis());
      }
      boolean there = member.online() || member.nodeId() == status.nodeId();
      members.add(member.since(since(member, there, wallMillis)));
    }
    boolean changed = !status.onlineIds().equals(online);
    if (changed || wallMillis - keptAt >= KEEP_MILLIS || wallMillis < keptAt) {
      online = status.onlineIds();
      keptAt = wallMillis;
      keep(status);
    }
    return status.with(members);
  }

  private long since(MemberStatus member, boolean there, long wallMillis) {
    int id = member.nodeId();
    if (there && member.presence() == Message.Presence.IDLE) {
      return idle.computeIfAbsent(id, unknown -> wallMillis - Node.IDLE_MILLIS);
    }
    idle.remove(id);
    return there ? 0 : seen.getOrDefault(id, 0L);
  }

  /** Who is no member any more is forgotten. */
  private void keep(PeerStatus status) {
    List<Integer> ids = status.members().stream().map(MemberStatus::nodeId).toList();
    if (!ids.isEmpty()) {
      seen.keySet().retainAll(ids);
      idle.keySet().retainAll(ids);
    }
    keep();
  }

  /** The node stops. */
  void keep() {
    keeper.accept(seen);
  }
}
