package dev.parley.protocol;

import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import java.util.List;

/**
 * A snapshot of what a peer knows of itself and of the group. Immutable, for any thread.
 *
 * @param leaderId 0: none that is heard
 * @param last the end of the log
 * @param committed the commit point
 * @param outbox messages typed here and not yet final
 * @param provisional messages of others that are not final yet and are kept here for them
 * @param heldBack entries that came too early, and wait for those before them
 * @param sinceMillis how long the state has lasted
 * @param leaderlessMember whom this newcomer asked last to be let in, if that member hears no
 *     leader; 0: nobody, or it does
 * @param rooms by the commit point: {@code general} first, then in the order in which they were
 *     made
 */
public record PeerStatus(
    State state,
    int nodeId,
    String group,
    String groupId,
    long term,
    int leaderId,
    LogPosition last,
    LogPosition committed,
    int outbox,
    int provisional,
    int heldBack,
    boolean canWrite,
    long sinceMillis,
    int leaderlessMember,
    List<MemberStatus> members,
    List<RoomStatus> rooms) {

  public PeerStatus {
    members = List.copyOf(members);
    rooms = List.copyOf(rooms);
  }

  /** The values of {@code state} in docs/cli.md. */
  public enum State {
    JOINING,
    CATCH_UP,
    FOLLOWER,
    LEADER,
    ELECTION,
    NO_MAJORITY,
    ALONE,
    DISK_FULL,
    LEAVING
  }

  /**
   * One member.
   *
   * @param mode whether it takes newcomers
   * @param online connected and heard lately; where heartbeats come seldom, that is longer ago
   * @param lastSeq the end of its log as it said last; -1: not known
   * @param committed its commit point as it said last; null: not known
   * @param heardMillis since it was heard; -1: never, or this peer itself
   * @param away what its user says of being away; empty: nothing
   * @param since of who is offline, when it was heard last, in this run or an earlier one; of who
   *     is idle, since when, as far as this run saw it. In milliseconds since the epoch by the
   *     clock of this machine; 0: it is neither, or that is not known
   * @param offlineWhy how it went offline in this run: {@code left}, or {@code connection lost},
   *     each perhaps with a reason after {@code ": "}; empty: it is online, or that is not known
   */
  public record MemberStatus(
      int nodeId,
      String name,
      String address,
      Mode mode,
      boolean leader,
      boolean voter,
      boolean online,
      Message.Presence presence,
      long lastSeq,
      LogPosition committed,
      long heardMillis,
      String away,
      long since,
      String offlineWhy) {

    /** Of whom no more is known. */
    public MemberStatus(
        int nodeId,
        String name,
        String address,
        Mode mode,
        boolean leader,
        boolean voter,
        boolean online,
        Message.Presence presence,
        long lastSeq,
        LogPosition committed,
        long heardMillis) {
      this(
          nodeId,
          name,
          address,
          mode,
          leader,
          voter,
          online,
          presence,
          lastSeq,
          committed,
          heardMillis,
          "",
          0,
          "");
    }

    /** The same member, offline or idle since then. */
    public MemberStatus since(long millis) {
      return new MemberStatus(
          nodeId,
          name,
          address,
          mode,
          leader,
          voter,
          online,
          presence,
          lastSeq,
          committed,
          heardMillis,
          away,
          millis,
          offlineWhy);
    }
  }

  /**
   * One room.
   *
   * @param topic empty: none
   * @param madeBy who made it; 0: nobody, it was there
   * @param madeSeq the entry that made it; 0: none
   */
  public record RoomStatus(String name, String topic, int madeBy, long madeSeq) {}

  /** The room of that name; null: there is none. */
  public RoomStatus room(String name) {
    return rooms.stream().filter(room -> room.name().equals(name)).findFirst().orElse(null);
  }

  /** The same with these members. */
  public PeerStatus with(List<MemberStatus> others) {
    return new PeerStatus(
        state,
        nodeId,
        group,
        groupId,
        term,
        leaderId,
        last,
        committed,
        outbox,
        provisional,
        heldBack,
        canWrite,
        sinceMillis,
        leaderlessMember,
        others,
        rooms);
  }

  public List<Integer> voterIds() {
    return members.stream().filter(MemberStatus::voter).map(MemberStatus::nodeId).toList();
  }

  /** Whether this peer itself has a vote, or is a learner or no member yet. */
  public boolean hasVote() {
    return voterIds().contains(nodeId);
  }

  public List<Integer> onlineIds() {
    return members.stream().filter(MemberStatus::online).map(MemberStatus::nodeId).toList();
  }
}
