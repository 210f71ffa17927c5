package dev.parley.protocol;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Join;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a newcomer that asked a member in mode bootstrap gets in where the leader is in mode
 * standard: the member passes its JOIN on, and the leader takes it from that newcomer itself.
 */
final class Introducing {
  /** A newcomer asks once a second; who asks more often is not passed on more often. */
  private static final long PACE_MILLIS = 500;

  /** Three times that a newcomer asks again. */
  private static final long KNOWN_MILLIS = 3000;

  private record Introduced(ReplicaId replica, long until) {}

  private final Parts parts;

  /** Whose JOIN was passed on, and when; only of late. */
  private final SortedMap<Integer, Long> passedOn = new TreeMap<>();

  /** Whom this peer was introduced to; only of late. */
  private final SortedMap<Integer, Introduced> introduced = new TreeMap<>();

  Introducing(Parts parts) {
    this.parts = parts;
  }

  /** Passes a newcomer's JOIN on to a leader that does not take it from anybody. */
  void passOn(Join join, int leader, long now) {
    Link link = parts.links.toNode(leader);
    if (link == null || link.hello().peer().mode() == Mode.BOOTSTRAP) {
      return;
    }
    passedOn.values().removeIf(at -> now - at >= PACE_MILLIS);
    if (passedOn.putIfAbsent(join.peer().nodeId(), now) == null) {
      parts.gate.send(leader, join);
    }
  }

  /**
   * Notes whom that peer introduces, if it is a member in mode bootstrap. Returns whether this was
   * not known.
   */
  boolean isNews(Link from, ReplicaId newcomer, long now) {
    Member member = parts.membership().member(from.nodeId());
    introduced.values().removeIf(each -> each.until <= now);
    if (!parts.membership().contains(from.replica())
        || member.info().mode() != Mode.BOOTSTRAP
        || introduced.size() >= Limits.MEMBERS) {
      return false;
    }
    boolean known = knows(newcomer, now);
    introduced.put(newcomer.nodeId(), new Introduced(newcomer, now + KNOWN_MILLIS));
    return !known;
  }

  /** Whether this replica was introduced lately. */
  boolean knows(ReplicaId newcomer, long now) {
    Introduced known = introduced.get(newcomer.nodeId());
    return known != null && known.until > now && known.replica.equals(newcomer);
  }
}
