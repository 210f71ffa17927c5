package dev.parley.protocol;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.link.Doorkeeper;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.message.GivingWay;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Opens and closes the connections of a peer, and tells its modules who came and went. */
final class Connecting {
  /** Told of; there are not so many seeds. */
  private static final int OTHER_GROUPS = 64;

  private final Parts parts;

  /** The last connection to each node, open or not: shows who was restarted since. */
  private final Map<Integer, Link> lastKnown = new TreeMap<>();

  /** Where other groups were met. */
  private final SortedSet<String> otherGroups = new TreeSet<>();

  Connecting(Parts parts) {
    this.parts = parts;
  }

  /** Takes a new connection, or closes it. Returns whether it was taken. */
  boolean open(Link opened, long now) {
    int nodeId = opened.nodeId();
    Link present = parts.links.toNode(nodeId);
    boolean isHeard = present != null && parts.monitor.isHeard(nodeId, now);
    boolean isInTheWay = isHeard && !isOfAnother(present, opened);
    JoinRefused refusal =
        Doorkeeper.refusal(
            opened.hello(), parts.hello(), parts.membership(), isInTheWay ? present : null);
    if (refusal != null) {
      refuse(opened, refusal);
      return false;
    }
    if (present != null && !parts.links.supersedes(opened, present, isHeard)) {
      parts.effects.close(opened.id(), "another connection to it is open");
      return false;
    }
    if (present != null) {
      parts.effects.close(present.id(), "a newer connection takes its place");
      parts.links.remove(present.id());
      left(present, now);
    }
    Link before = lastKnown.put(nodeId, opened);
    if (before != null && !opened.isSameProcess(before)) {
      parts.monitor.forget(nodeId);
      parts.election.loseLeader(nodeId);
    }
    parts.links.put(opened);
    parts.departures.isBack(nodeId);
    parts.monitor.heard(nodeId, now);
    if (present == null) {
      seen(nodeId, true, "");
    }
    return true;
  }

  /** Whether somebody who wants to be a member has the id of the member that comes now. */
  private boolean isOfAnother(Link present, Link opened) {
    Membership now = parts.membership();
    return now.contains(opened.replica()) && !now.contains(present.replica());
  }

  /** A newcomer that came to the wrong door sees that by itself, as does the other end. */
  private void refuse(Link opened, JoinRefused refusal) {
    boolean isMyself = isMyself(opened.hello());
    if (!isMyself) {
      parts.effects.send(opened.id(), refusal);
    }
    parts.effects.close(opened.id(), refusal.text());
    if (isMyself || !opened.dialledHere()) {
      return;
    }
    if (!parts.isNewcomer()) {
      if (refusal.code() == RefusalCode.WRONG_GROUP) {
        meetOtherGroup(opened.hello());
      }
      return;
    }
    if (refusal.code() == RefusalCode.WRONG_VERSION) {
      parts.stop(StopReason.REFUSED, otherVersion(opened.hello()));
      return;
    }
    JoinRefused theirs = Doorkeeper.refusal(parts.hello(), opened.hello(), Membership.EMPTY, null);
    if (theirs != null) {
      parts.stop(StopReason.REFUSED, theirs.text());
    }
  }

  /** This very process; what it says of its group may have changed since. */
  private boolean isMyself(Hello theirs) {
    Hello mine = parts.hello();
    return theirs.peer().equals(mine.peer()) && theirs.startedAt() == mine.startedAt();
  }

  /**
   * One of the two may give way. Else it is said, once of each: that address may be a seed, whose
   * group somebody wanted to join.
   */
  private void meetOtherGroup(Hello theirs) {
    String address = theirs.peer().address();
    if (parts.dissolving.dissolvesInto(theirs) || GivingWay.givesWay(theirs, parts.hello())) {
      return;
    }
    if (otherGroups.size() < OTHER_GROUPS && otherGroups.add(address)) {
      parts.effects.notice(new Notice.OtherGroup(address, theirs.group(), ""));
    }
  }

  private static String otherVersion(Hello theirs) {
    return "the peer at %s speaks version %d of the protocol, this one %d; use one version of parley"
        .formatted(theirs.peer().address(), theirs.version(), Limits.VERSION);
  }

  void closed(long linkId, String why, long now) {
    Link closed = parts.links.remove(linkId);
    if (closed != null) {
      left(closed, now);
      if (parts.membership().member(closed.nodeId()) == null) {
        parts.monitor.forget(closed.nodeId());
        lastKnown.remove(closed.nodeId());
      }
      seen(closed.nodeId(), false, why);
    }
  }

  /** Strangers come and go unseen; to a newcomer all are strangers. */
  private void seen(int nodeId, boolean online, String why) {
    parts.offlineWhy.remove(nodeId);
    if (!online && parts.membership().member(nodeId) != null) {
      parts.offlineWhy.put(nodeId, why);
    }
    if (parts.isNewcomer() || parts.membership().member(nodeId) != null) {
      parts.effects.notice(new Notice.MemberSeen(nodeId, online, why));
    }
  }

  /** Closes a connection from this end. */
  void close(Link link, String why, long now) {
    parts.effects.close(link.id(), why);
    closed(link.id(), why, now);
  }

  private void left(Link link, long now) {
    parts.catchUp.forget(link.nodeId());
    parts.election.onClosed(link.nodeId(), now);
  }

  /** No process listens where that member was. */
  void refused(int nodeId) {
    if (parts.links.toNode(nodeId) == null) {
      parts.election.loseLeader(nodeId);
    }
  }

  /** That replica acknowledged other entries than this leader has: it must stop, and is told so. */
  void cutOffDiverged(Link link, Ack ack, long now) {
    String text = "entry #" + ack.seqNo() + " of n" + link.nodeId();
    int ours = parts.log.position(ack.seqNo()).crc();
    if (ack.crc() == ours) {
      text += " is less than it acknowledged before in this term";
    } else {
      text +=
          " differs from the group's (crc " + Crc.hex(ack.crc()) + ", here " + Crc.hex(ours) + ")";
    }
    parts.effects.send(link.id(), new JoinRefused(RefusalCode.DIVERGED, text));
    parts.effects.notice(new Notice.Event(text + ": it was cut off"));
    close(link, text, now);
  }
}
