package dev.parley.node;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * When each member was heard last, by the clock on the wall, over restarts. It is kept when
 * somebody comes or goes, when the node stops, and else so seldom that an idle peer does not write:
 * who vanishes while this one is killed has been offline for a little less than is said. The loop
 * thread only.
 */
final class LastSeen {
  private static final long KEEP_MILLIS = 5 * 60_000;

  private final SortedMap<Integer, Long> seen;
  private final Consumer<SortedMap<Integer, Long>> keeper;
  private List<Integer> online = List.of();
  private volatile Map<Integer, Long> idle = Map.of();
  private long keptAt;

  /**
   * @param before by an earlier run
   * @param keeper has it kept on disk
   */
  LastSeen(SortedMap<Integer, Long> before, Consumer<SortedMap<Integer, Long>> keeper) {
    this.seen = new TreeMap<>(before);
    this.keeper = keeper;
  }

  /** That status, in which those who are offline are so since they were heard last. */
  PeerStatus in(PeerStatus status, long wallMillis) {
    List<MemberStatus> members = new ArrayList<>();
    Map<Integer, Long> idleNow = new HashMap<>();
    for (MemberStatus member : status.members()) {
      if (member.heardMillis() >= 0) {
        seen.merge(member.nodeId(), wallMillis - member.heardMillis(), Math::max);
      }
      if (member.online() && member.presence() == Message.Presence.IDLE) {
        idleNow.put(
            member.nodeId(), idle.getOrDefault(member.nodeId(), wallMillis - Node.IDLE_MILLIS));
      }
      boolean there = member.online() || member.nodeId() == status.nodeId();
      Long last = seen.get(member.nodeId());
      members.add(there || last == null ? member : member.offlineSince(last));
    }
    idle = Map.copyOf(idleNow);
    boolean changed = !status.onlineIds().equals(online);
    if (changed || wallMillis - keptAt >= KEEP_MILLIS || wallMillis < keptAt) {
      online = status.onlineIds();
      keptAt = wallMillis;
      keep(status);
    }
    return status.with(members);
  }

  /** Who is no member any more is forgotten. */
  private void keep(PeerStatus status) {
    List<Integer> ids = status.members().stream().map(MemberStatus::nodeId).toList();
    if (!ids.isEmpty()) {
      seen.keySet().retainAll(ids);
    }
    keep();
  }

  /** Any thread: see {@link Node#idleSince}. */
  long idleSince(int nodeId) {
    return idle.getOrDefault(nodeId, 0L);
  }

  /** The node stops. */
  void keep() {
    keeper.accept(seen);
  }
}
