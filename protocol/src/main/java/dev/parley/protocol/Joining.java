package dev.parley.protocol;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.membership.JoinDesk;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Join;
import dev.parley.protocol.message.Message.JoinAck;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.ordering.DivergedException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a peer becomes a member, lets others in, and knows whom to be connected with. */
final class Joining {
  private static final long REPEAT_MILLIS = 1000;

  private final Parts parts;
  private final Introducing introducing;
  private final Referrals referrals;

  /** Members that somebody told of, until the own log names them. */
  private final SortedMap<Integer, String> told = new TreeMap<>();

  private SortedMap<Integer, String> wanted = new TreeMap<>();

  /** What {@link #wanted} was made of; null: it must be made anew. */
  private Membership wantedBy;

  private int leaderlessMember;
  private long repeatAt;

  /** The group was founded here, and is not known to be on disk: it may never have been. */
  private boolean founding;

  private boolean hasAdvised;

  /** Who asked to be let in while there was no group that lasts. */
  private final SortedMap<Integer, Join> early = new TreeMap<>();

  Joining(Parts parts) {
    this.parts = parts;
    introducing = new Introducing(parts);
    referrals = new Referrals(parts);
  }

  /** A connection is open: a newcomer asks there, too. */
  void onLink(Link link) {
    if (parts.isNewcomer()) {
      parts.gate.send(link.nodeId(), parts.dissolving.join());
    }
  }

  /** A group of one, with a vote. Not where others are met who have one: they let this peer in. */
  void found(String groupId) {
    boolean hasLog = parts.log.end().seqNo() > 0;
    boolean meetsMember =
        parts.links.all().stream().anyMatch(link -> link.hello().groupId() != null);
    if (parts.groupId != null || hasLog || meetsMember || !parts.canWrite()) {
      return;
    }
    String change = "n" + parts.self.nodeId() + " founds " + parts.groupName();
    EntryBody body = new EntryBody.Members(change, List.of(new Member(parts.self, true)));
    Entry first = EntryFormat.make(1, 0, body, EntryFormat.genesis(groupId));
    parts.groupId = groupId;
    parts.effects.found(groupId, first);
    parts.log.founded(first);
    founding = true;
  }

  /** Somebody asks to be let in; {@code leading} is null where this peer does not lead. */
  void onJoin(Link from, Join join, Leading leading, long now) {
    boolean isIntroduced = !join.peer().replica().equals(from.replica());
    if (parts.groupId == null || founding) {
      early.keySet().removeIf(id -> parts.links.toNode(id) == null);
      if (!isIntroduced) {
        early.put(from.nodeId(), join);
      }
      return;
    }
    if (isIntroduced) {
      onIntroduction(from, join, leading, now);
      return;
    }
    Member present = parts.membership().member(from.nodeId());
    boolean isLive =
        present != null
            && parts.isConnected(present.info().replica())
            && parts.isPresent(from.nodeId(), now);
    int leader = parts.election.heardLeader(now);
    Message answer = JoinDesk.answer(join, parts.groupId, leader, parts.membership(), isLive);
    if (answer instanceof JoinAck) {
      boolean isStranger = present == null;
      if (isStranger && !takes(join, leading, now)) {
        refer(from, now);
        return;
      }
      parts.dissolving.invites();
      if (leading != null) {
        leading.onJoin(join.peer());
      } else if (isStranger) {
        introducing.passOn(join, leader, now);
      }
    }
    parts.gate.send(from.nodeId(), answer);
  }

  /** Who asks to be let in itself knows of nobody yet. */
  private void refer(Link newcomer, long now) {
    if (!parts.isNewcomer()) {
      parts.gate.send(
          newcomer.nodeId(),
          JoinDesk.askAnother(parts.self, parts.membership(), id -> parts.isPresent(id, now)));
    }
  }

  /** In mode standard only a leader lets anybody in, and only whom it was introduced to. */
  private boolean takes(Join join, Leading leading, long now) {
    return parts.self.mode() == Mode.BOOTSTRAP
        || (leading != null && introducing.knows(join.peer().replica(), now));
  }

  /** Somebody else asks for a newcomer, which may be connected by now, or comes soon. */
  private void onIntroduction(Link from, Join join, Leading leading, long now) {
    if (leading != null && introducing.isNews(from, join.peer().replica(), now)) {
      Link newcomer = parts.links.toNode(join.peer().nodeId());
      if (newcomer != null) {
        onJoin(newcomer, new Join(newcomer.hello().peer(), join.gaveWay()), leading, now);
      }
    }
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
      referrals.welcome();
      ack.members().forEach(m -> tell(m.info()));
    }
  }

  /** There may be a member. Bounded: no honest answers name more than the members of two times. */
  private void tell(PeerInfo member) {
    if (told.size() < 2 * Limits.MEMBERS || told.containsKey(member.nodeId())) {
      told.put(member.nodeId(), member.address());
      wantedBy = null;
    }
  }

  /** Also who refers to others is asked again: it may know of more later. */
  private void onReferral(Link from, JoinRefused refused) {
    if (!parts.isNewcomer()) {
      return;
    }
    referrals.say(from.hello().peer(), refused.takers());
    if (!refused.takers().isEmpty()) {
      tell(from.hello().peer());
      refused.takers().forEach(this::tell);
    }
  }

  /**
   * Turned away. For a newcomer, and for a member whom its own group tells that it is none any
   * more, that is the end; to anybody else it is a stranger's word.
   */
  void onJoinRefused(Link from, JoinRefused refused) {
    if (refused.code() == RefusalCode.ASK_ANOTHER) {
      onReferral(from, refused);
      return;
    }
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

  void settle(Leading leading, long now) {
    if (founding && parts.log.commitSeq() > 0) {
      founding = false;
      answerEarly(leading, now);
    }
    advise();
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

  /** Says once that nobody can ever join, where that is so. */
  private void advise() {
    if (!hasAdvised && parts.self.mode() == Mode.STANDARD && !parts.isNewcomer()) {
      hasAdvised = true;
      if (parts.membership().members().size() == 1) {
        String text =
            "this peer is alone in group "
                + parts.groupName()
                + " and in mode standard, so that nobody can join; start it with --mode bootstrap";
        parts.effects.notice(new Notice.Advice(text));
      }
    }
  }

  private void answerEarly(Leading leading, long now) {
    early.forEach(
        (nodeId, join) -> {
          Link from = parts.links.toNode(nodeId);
          if (from != null) {
            onJoin(from, join, leading, now);
          }
        });
    early.clear();
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
