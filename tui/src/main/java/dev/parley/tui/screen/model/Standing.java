package dev.parley.tui.screen.model;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.message.Message;
import java.util.List;
import java.util.function.Predicate;

/**
 * How the group stands, by the newest that the peer has said of it. Times are milliseconds since
 * the epoch.
 *
 * @param status null: nothing was said yet
 * @param statusAt when it came
 * @param dialling how the search for others went on then
 * @param shown the state that the status line names: an election is named only when it lasts
 * @param leaderMissedAt since when nobody leads; -1: somebody does
 * @param askedAt when a newer status was asked for last
 */
public record Standing(
    PeerStatus status,
    long statusAt,
    Dialling dialling,
    State shown,
    long leaderMissedAt,
    long askedAt) {

  /** Most elections are over sooner, and the status line must not flash. */
  private static final long PATIENCE_MILLIS = 300;

  static Standing unknown(long now) {
    return new Standing(null, 0, Dialling.NONE, State.JOINING, now, 0);
  }

  Standing after(PeerStatus next, Dialling dials, long now) {
    long since = leaderMissedAt < 0 ? now : leaderMissedAt;
    long missed = next.leaderId() != 0 ? -1 : since;
    return new Standing(next, now, dials, shown, missed, askedAt);
  }

  Standing askedAt(long at) {
    return new Standing(status, statusAt, dialling, shown, leaderMissedAt, at);
  }

  /** Shows the state that there is, unless that may be over in a moment. */
  Standing settled(long now) {
    boolean waits = status == null || (isPassing() && stateMillis(now) < PATIENCE_MILLIS);
    return waits
        ? this
        : new Standing(status, statusAt, dialling, status.state(), leaderMissedAt, askedAt);
  }

  /** Whether another state is still shown, which may come back soon. */
  private boolean isPassing() {
    boolean well = shown == State.FOLLOWER || shown == State.LEADER;
    State state = status.state();
    return well && (state == State.ELECTION || state == State.CATCH_UP);
  }

  /** When {@link #settled} shows another state; {@link Long#MAX_VALUE}: not by itself. */
  long settlesAt() {
    boolean waits = status != null && isPassing();
    return waits ? statusAt - status.sinceMillis() + PATIENCE_MILLIS : Long.MAX_VALUE;
  }

  /** When the status came or was asked for, whichever is later. */
  long soughtAt() {
    return Math.max(statusAt, askedAt);
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
    return count(member -> member.voter() && isHere(member));
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
    return count(this::isHere);
  }

  private int count(Predicate<MemberStatus> which) {
    return status == null ? 0 : (int) status.members().stream().filter(which).count();
  }

  /** Whether the user of this peer said to be away. */
  public boolean isAway() {
    return status != null
        && status.members().stream()
            .anyMatch(m -> m.nodeId() == status.nodeId() && m.presence() == Message.Presence.AWAY);
  }

  /** Whether that member is in reach, or this peer itself. */
  public boolean isHere(MemberStatus member) {
    return member.online() || member.nodeId() == status.nodeId();
  }
}
