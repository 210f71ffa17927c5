package dev.parley.protocol;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.membership.JoinDesk;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Join;
import dev.parley.protocol.message.Message.JoinAck;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.ordering.DivergedException;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a peer becomes a member, lets others in, and knows whom to be connected with. */
final class Joining {
  private static final long REPEAT_MILLIS = 1000;

  private final Parts parts;

  /** Members that somebody told of, until the own log names them. */
  private final SortedMap<Integer, String> told = new TreeMap<>();

  private SortedMap<Integer, String> wanted = new TreeMap<>();

  /** What {@link #wanted} was made of; null: it must be made anew. */
  private Membership wantedBy;

  private int leaderlessMember;
  private long repeatAt;

  Joining(Parts parts) {
    this.parts = parts;
  }

  /** A connection is open: a newcomer asks there, too. */
  void onLink(Link link) {
    if (parts.isNewcomer()) {
      parts.gate.send(link.nodeId(), new Join(parts.self));
    }
  }

  /** Somebody asks to be let in; {@code leading} is null where this peer does not lead. */
  void onJoin(Link from, Join join, Leading leading, long now) {
    if (parts.groupId == null || !join.peer().replica().equals(from.replica())) {
      return;
    }
    Member present = parts.membership().member(from.nodeId());
    boolean isLive =
        present != null
            && parts.isConnected(present.info().replica())
            && parts.isPresent(from.nodeId(), now);
    int leader = parts.election.heardLeader(now);
    Message answer =
        JoinDesk.answer(join.peer(), parts.groupId, leader, parts.membership(), isLive);
    if (leading != null && answer instanceof JoinAck) {
      leading.onJoin(join.peer());
    }
    parts.gate.send(from.nodeId(), answer);
  }

  void onJoinAck(Link from, JoinAck ack) {
    if (parts.groupId == null) {
      parts.groupId = ack.groupId();
      parts.effects.adoptGroup(ack.groupId());
    }
    if (!ack.groupId().equals(parts.groupId)) {
      return;
    }
    if (from.hello().groupId() == null) {
      parts.links.put(from.inGroup(ack.groupId()));
    }
    if (parts.isNewcomer()) {
      leaderlessMember = ack.leaderId() == 0 ? from.nodeId() : 0;
      ack.members().forEach(m -> told.put(m.info().nodeId(), m.info().address()));
      wantedBy = null;
    }
  }

  /**
   * Turned away. For a newcomer, and for a member whom its own group tells that it is none any
   * more, that is the end; to anybody else it is a stranger's word.
   */
  void onJoinRefused(Link from, JoinRefused refused) {
    boolean fromMember = parts.membership().contains(from.replica());
    boolean dismissed =
        refused.code() == RefusalCode.REMOVED || refused.code() == RefusalCode.REPLACED;
    if (fromMember && dismissed) {
      parts.stop(StopReason.REMOVED, refused.text());
    } else if (fromMember
        && parts.election.follows(from.nodeId())
        && refused.code() == RefusalCode.DIVERGED) {
      throw new DivergedException(parts.log.end().seqNo(), refused.text());
    } else if (parts.isNewcomer()) {
      parts.stop(StopReason.REFUSED, refused.text());
    } else {
      parts.effects.notice(new Notice.Refused(refused.code().name(), refused.text()));
    }
  }

  void settle(long now) {
    if (parts.isNewcomer()) {
      if (now >= repeatAt) {
        repeatAt = now + REPEAT_MILLIS;
        parts.links.all().forEach(this::onLink);
      }
    } else if (!told.isEmpty()) {
      told.clear();
      wantedBy = null;
    }
    if (wantedBy != parts.membership()) {
      wantedBy = parts.membership();
      connect();
    }
  }

  private void connect() {
    SortedMap<Integer, String> addresses = new TreeMap<>(told);
    wantedBy.members().forEach((id, m) -> addresses.put(id, m.info().address()));
    addresses.remove(parts.self.nodeId());
    if (!addresses.equals(wanted)) {
      wanted = addresses;
      parts.effects.connect(new TreeMap<>(wanted));
    }
  }

  /** Who answered last, if it cannot let anybody in: it hears no leader; 0: nobody. */
  int leaderlessMember() {
    return parts.isNewcomer() ? leaderlessMember : 0;
  }

  long wakeAt() {
    return parts.isNewcomer() ? repeatAt : Long.MAX_VALUE;
  }
}
