package dev.parley.tui.screen.model;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.Names;
import java.util.List;

/**
 * What is known of the group.
 *
 * @param reached how much of its log was delivered
 * @param election the last one of which it was told; null: none
 * @param led who leads by the last entry that says so; null: not known
 * @param sightings who left and came back, as this run saw it
 * @param receipts who has read how far
 */
public record Group(
    Standing standing,
    Names names,
    Reached reached,
    Election election,
    Led led,
    Sightings sightings,
    Receipts receipts) {

  /** Somebody leads since that term, {@code afterMillis} after the last one was missed. */
  public record Election(long term, int leaderId, long afterMillis) {}

  /** Who leads since that term. */
  public record Led(long term, int leaderId) {}

  static Group unknown(Setup setup, long now) {
    return new Group(
        Standing.unknown(now),
        Names.ofSelf(setup.nodeId(), setup.name()),
        Reached.atStart(setup.deliversFrom()),
        null,
        null,
        Sightings.NONE,
        Receipts.NONE);
  }

  /** Before the log has told who leads, a status does. */
  Group after(PeerStatus status, Dialling dialling, long now) {
    boolean tells = led == null && status.leaderId() != 0;
    return new Group(
        standing.after(status, dialling, now),
        names.after(status),
        reached.after(status, now),
        election,
        tells ? new Led(status.term(), status.leaderId()) : led,
        sightings.after(status, now),
        receipts);
  }

  Group with(Standing next) {
    return new Group(next, names, reached, election, led, sightings, receipts);
  }

  Group with(Sightings next) {
    return new Group(standing, names, reached, election, led, next, receipts);
  }

  Group with(Receipts next) {
    return new Group(standing, names, reached, election, led, sightings, next);
  }

  Group with(Names next) {
    return new Group(standing, next, reached, election, led, sightings, receipts);
  }

  Group delivered(Names newest, Led leads, long upTo) {
    return new Group(
        standing, newest, reached.delivered(upTo), election, leads, sightings, receipts);
  }

  Group after(Election newest) {
    return new Group(standing, names, reached, newest, led, sightings, receipts);
  }

  /** All rooms that there are, {@code general} first; none before the first status. */
  public List<RoomStatus> rooms() {
    return standing.status() == null ? List.of() : standing.status().rooms();
  }

  /** Empty: it has none, or is not known. */
  public String topicOf(String room) {
    RoomStatus known = known(room);
    return known == null ? "" : known.topic();
  }

  /** The number of its first entry; beyond the end of the log where there is no such room. */
  long madeSeq(String room) {
    RoomStatus known = known(room);
    boolean isOld = known == null && (standing.status() == null || room.equals(ChatPort.ROOM));
    return isOld ? 1 : known == null ? finalSeq() + 1 : Math.max(1, known.madeSeq());
  }

  private RoomStatus known(String room) {
    return standing.status() == null ? null : standing.status().room(room);
  }

  public String nameOf(int nodeId) {
    return names.nameOf(nodeId);
  }

  /** The last entry that was delivered; 0: none. */
  public long finalSeq() {
    return reached.finalSeq();
  }

  /** Whether the newest status is soon an old one: somebody still trails what is final. */
  boolean isMoving() {
    PeerStatus status = standing.status();
    return status != null
        && (finalSeq() > status.committed().seqNo()
            || status.members().stream().anyMatch(member -> isTrailing(member, status)));
  }

  private static boolean isTrailing(MemberStatus member, PeerStatus status) {
    return member.online()
        && member.lastSeq() >= 0
        && member.lastSeq() < status.committed().seqNo();
  }

  /** How far the screen is behind what the leader has as final. */
  public long lag() {
    PeerStatus status = standing.status();
    if (status == null) {
      return 0;
    }
    long newest = status.committed().seqNo();
    for (MemberStatus member : status.members()) {
      if (member.leader() && member.committed() != null) {
        newest = Math.max(newest, member.committed().seqNo());
      }
    }
    return Math.max(0, newest - finalSeq());
  }
}
