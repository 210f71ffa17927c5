package dev.parley.tui.screen.model;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the group.
 *
 * @param status the newest; null before the first
 * @param statusAt when it came, in milliseconds since the epoch
 * @param dialling how the search for others went on at that time
 * @param shown the state that the status line names: an election is named only when it lasts
 * @param leaderMissedAt since when nobody leads, in milliseconds since the epoch; -1: somebody does
 * @param finalSeq the last entry that was delivered; 0: none
 * @param catchUp null: nothing is being caught up
 * @param backlog what comes late
 * @param askedAt when a newer status was asked for last, in milliseconds since the epoch
 * @param election the last one of which it was told; null: none
 * @param events the newest of the group as this run saw them, oldest first
 */
public record Group(
    PeerStatus status,
    long statusAt,
    Dialling dialling,
    State shown,
    Names names,
    long leaderMissedAt,
    long finalSeq,
    CatchUp catchUp,
    Backlog backlog,
    long askedAt,
    Election election,
    List<Event> events) {

  /** What people look back at. */
  static final int EVENTS = 20;

  /** Somebody leads since that term, {@code afterMillis} after the last one was missed. */
  public record Election(long term, int leaderId, long afterMillis) {}

  /**
   * @param at milliseconds since the epoch
   */
  public record Event(long at, String text) {}

  public Group {
    events = List.copyOf(events);
  }

  static Group unknown(long deliversFrom, long now) {
    return new Group(
        null,
        0,
        Dialling.NONE,
        State.JOINING,
        Names.NONE,
        now,
        deliversFrom - 1,
        null,
        Backlog.atStart(deliversFrom),
        0,
        null,
        List.of());
  }

  /** Whether entries still come that are old. */
  public boolean isBehind() {
    return finalSeq < backlog.upTo();
  }

  Group withStatus(PeerStatus next, long at, long missedAt, CatchUp catching, Backlog late) {
    return new Group(
        next,
        at,
        dialling,
        shown,
        names.after(next),
        missedAt,
        finalSeq,
        catching,
        late,
        askedAt,
        election,
        events);
  }

  Group with(Dialling newest) {
    return new Group(
        status,
        statusAt,
        newest,
        shown,
        names,
        leaderMissedAt,
        finalSeq,
        catchUp,
        backlog,
        askedAt,
        election,
        events);
  }

  Group showing(State state) {
    return new Group(
        status,
        statusAt,
        dialling,
        state,
        names,
        leaderMissedAt,
        finalSeq,
        catchUp,
        backlog,
        askedAt,
        election,
        events);
  }

  Group delivered(Names newest, long upTo, CatchUp catching) {
    return new Group(
        status,
        statusAt,
        dialling,
        shown,
        newest,
        leaderMissedAt,
        upTo,
        catching,
        backlog,
        askedAt,
        election,
        events);
  }

  Group askedAt(long at) {
    return new Group(
        status,
        statusAt,
        dialling,
        shown,
        names,
        leaderMissedAt,
        finalSeq,
        catchUp,
        backlog,
        at,
        election,
        events);
  }

  Group after(Election newest) {
    return new Group(
        status,
        statusAt,
        dialling,
        shown,
        names,
        leaderMissedAt,
        finalSeq,
        catchUp,
        backlog,
        askedAt,
        newest,
        events);
  }

  Group after(Event event) {
    List<Event> all = new ArrayList<>(events);
    all.add(event);
    List<Event> newest = all.subList(Math.max(0, all.size() - EVENTS), all.size());
    return new Group(
        status,
        statusAt,
        dialling,
        shown,
        names,
        leaderMissedAt,
        finalSeq,
        catchUp,
        backlog,
        askedAt,
        election,
        newest);
  }

  public String nameOf(int nodeId) {
    return names.nameOf(nodeId);
  }

  /** 0: none that is heard. */
  public int leaderId() {
    return status == null ? 0 : status.leaderId();
  }

  /** 0: nobody is missed. */
  public long leaderlessMillis(long now) {
    return leaderMissedAt < 0 ? 0 : Math.max(0, now - leaderMissedAt);
  }

  /** How long the state has lasted. */
  public long stateMillis(long now) {
    return status == null ? 0 : status.sinceMillis() + Math.max(0, now - statusAt);
  }

  public int voters() {
    return status == null ? 0 : status.voterIds().size();
  }

  /** How many voters make a majority. */
  public int votersNeeded() {
    return voters() / 2 + 1;
  }

  /** How many voters are in reach, with this peer if it is one. */
  public int votersInReach() {
    return status == null ? 0 : (int) status.members().stream().filter(this::votesHere).count();
  }

  private boolean votesHere(MemberStatus member) {
    return member.voter() && isHere(member);
  }

  /** The voters out of reach, ascending. */
  public List<Integer> votersMissing() {
    if (status == null) {
      return List.of();
    }
    return status.members().stream()
        .filter(m -> m.voter() && !isHere(m))
        .map(MemberStatus::nodeId)
        .toList();
  }

  /** The other members in reach, ascending. */
  public List<Integer> othersInReach() {
    if (status == null) {
      return List.of();
    }
    return status.members().stream()
        .filter(m -> m.online() && m.nodeId() != status.nodeId())
        .map(MemberStatus::nodeId)
        .toList();
  }

  public int members() {
    return status == null ? 0 : status.members().size();
  }

  /** How many members are up, with this peer if it is one. */
  public int membersUp() {
    return status == null ? 0 : (int) status.members().stream().filter(this::isHere).count();
  }

  /** Whether that member is in reach, or this peer itself. */
  public boolean isHere(MemberStatus member) {
    return member.online() || member.nodeId() == status.nodeId();
  }

  /** Whether the newest status is soon an old one: somebody still trails what is final. */
  boolean isMoving() {
    return status != null
        && (finalSeq > status.committed().seqNo()
            || status.members().stream().anyMatch(this::isTrailing));
  }

  private boolean isTrailing(MemberStatus member) {
    return member.online()
        && member.lastSeq() >= 0
        && member.lastSeq() < status.committed().seqNo();
  }

  /** How far the screen is behind what the leader has as final. */
  public long lag() {
    if (status == null) {
      return 0;
    }
    long newest = status.committed().seqNo();
    for (MemberStatus member : status.members()) {
      if (member.leader() && member.committed() != null) {
        newest = Math.max(newest, member.committed().seqNo());
      }
    }
    return Math.max(0, newest - finalSeq);
  }
}
