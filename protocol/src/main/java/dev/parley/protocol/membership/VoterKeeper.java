package dev.parley.protocol.membership;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.quorum.Voters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A leader's care for the membership: one change at a time, each of which gives or takes at most
 * one vote, and none that the resulting voters could not commit now. A new leader makes a new one.
 */
public final class VoterKeeper {
  private final int self;
  private final int minVoters;
  private final int maxVoters;
  private final long demoteAfterMillis;
  private final long takeoverAfterMillis;
  private final Departures departures;
  private final SortedMap<Integer, PeerInfo> joining = new TreeMap<>();

  /** Who leaves for good, and who asked for that first. */
  private final SortedMap<Integer, Integer> leaving = new TreeMap<>();

  private final Map<Integer, Long> awaySince = new TreeMap<>();
  private final Map<Integer, Long> caughtUpSince = new TreeMap<>();

  public VoterKeeper(int self, PeerConfig config, Departures departures) {
    this.self = self;
    minVoters = config.minVoters();
    maxVoters = config.maxVoters();
    demoteAfterMillis = config.demoteAfterMillis();
    takeoverAfterMillis = config.takeoverAfterMillis();
    this.departures = departures;
  }

  /** A newcomer, a new replica of a member, or a member that has moved. */
  public void join(PeerInfo peer) {
    joining.put(peer.nodeId(), peer);
  }

  /**
   * A member is here as it says itself: if its address or mode is not what the log says, that
   * changes.
   */
  public void noticeMove(Membership now, PeerInfo peer) {
    Member known = now.member(peer.nodeId());
    if (hasMoved(known.info(), peer)) {
      join(peer);
    }
  }

  /** That member leaves the group for good, because {@code asker} wants it: itself, or another. */
  public void leave(int nodeId, int asker) {
    leaving.putIfAbsent(nodeId, asker);
  }

  /**
   * Whether that member is to leave as soon as that can be committed; a leader hands over first.
   */
  public boolean isLeaving(int nodeId) {
    return leaving.containsKey(nodeId);
  }

  /**
   * Notes who is away, who is caught up, and since when; whether a change may be made now or not.
   */
  public void watch(Membership now, IntFunction<Standing> standing, long at) {
    for (int member : now.members().keySet()) {
      Standing stands = standing.apply(member);
      note(awaySince, member, !stands.here(), at);
      note(caughtUpSince, member, stands.caughtUp(), at);
    }
  }

  private static void note(Map<Integer, Long> since, int member, boolean holds, long at) {
    if (holds) {
      since.putIfAbsent(member, at);
    } else {
      since.remove(member);
    }
  }

  /** The next change, or null. Called only when the last one is committed. */
  public EntryBody.Members next(Membership now, IntFunction<Standing> standing, long at) {
    EntryBody.Members change = admit(now, standing);
    change = change != null ? change : remove(now, standing);
    change = change != null ? change : demoteAbsent(now, standing, at);
    return change != null ? change : balance(now, standing, at);
  }

  private EntryBody.Members admit(Membership now, IntFunction<Standing> standing) {
    while (!joining.isEmpty()) {
      PeerInfo peer = joining.remove(joining.firstKey());
      Member present = now.member(peer.nodeId());
      boolean known = now.contains(peer.replica());
      boolean full = present == null && now.members().size() >= Limits.MEMBERS;
      boolean barred =
          now.removed().contains(peer.nodeId()) || now.replaced().contains(peer.storageId());
      if (full || barred || (known && !hasMoved(present.info(), peer))) {
        continue;
      }
      String what =
          known ? "moved to " + peer.address() : present != null ? "has a new disk" : "joins";
      Member changed = new Member(renamed(peer, nameFor(peer, now)), known && present.voter());
      EntryBody.Members change = change(now, changed, what);
      boolean takesVote = present != null && present.voter() && !known;
      if (!takesVote || isCommittable(change.members(), standing)) {
        return change;
      }
    }
    return null;
  }

  /** The name by the log, for one that it knows; else its own, made unique. */
  private static String nameFor(PeerInfo peer, Membership now) {
    Member present = now.member(peer.nodeId());
    if (present != null) {
      return present.info().name();
    }
    String name = Limits.isPersonName(peer.name()) ? peer.name() : "n" + peer.nodeId();
    return now.hasNameLike(name, peer.nodeId()) ? Limits.suffixed(name, "-" + peer.nodeId()) : name;
  }

  private static boolean hasMoved(PeerInfo from, PeerInfo to) {
    return !from.address().equals(to.address()) || from.mode() != to.mode();
  }

  private static PeerInfo renamed(PeerInfo peer, String name) {
    return new PeerInfo(peer.nodeId(), name, peer.address(), peer.mode(), peer.storageId());
  }

  private EntryBody.Members remove(Membership now, IntFunction<Standing> standing) {
    leaving.keySet().removeIf(id -> now.member(id) == null);
    for (int id : leaving.keySet()) {
      if (id == self) {
        continue;
      }
      List<Member> rest = new ArrayList<>(now.members().values());
      rest.removeIf(member -> member.info().nodeId() == id);
      if (!now.member(id).voter() || isCommittable(rest, standing)) {
        return new EntryBody.Members(goes(id, leaving.get(id)), rest);
      }
    }
    return null;
  }

  private static String goes(int id, int asker) {
    return asker == id ? "n" + id + " leaves for good" : "n" + asker + " removes n" + id;
  }

  private EntryBody.Members demoteAbsent(Membership now, IntFunction<Standing> standing, long at) {
    if (now.voters().size() <= minVoters) {
      return null;
    }
    int absent = longAbsentVoter(now, at);
    return absent == 0 ? null : vote(now, absent, false, standing);
  }

  /** The lowest voter that has been away for too long; 0: none. */
  private int longAbsentVoter(Membership now, long at) {
    for (ReplicaId voter : now.voters().replicas()) {
      if (isLongAway(voter.nodeId(), at)) {
        return voter.nodeId();
      }
    }
    return 0;
  }

  /**
   * Keeps the number of votes odd, between the minimum and the maximum: up to the minimum each
   * learner that is caught up gets one, then they come in pairs. In place of a missed voter, or of
   * the lowest, a higher learner gets its vote <em>first</em>, and the other gives up its own then:
   * with four voters one disk may be lost, with two none. Above the minimum nobody gets a vote who
   * may only pass by; and while a voter is away, none is taken from one that is here.
   */
  private EntryBody.Members balance(Membership now, IntFunction<Standing> standing, long at) {
    int voters = now.voters().size();
    int lowest = now.voters().replicas().get(0).nodeId();
    int missed = missedVoter(now, standing, at);
    List<Integer> ready = readyForVote(now, standing);
    if (voters >= minVoters) {
      ready.removeIf(id -> !stays(id, at));
    }
    boolean odd = voters % 2 == 1;
    if (!ready.isEmpty() && voters <= maxVoters) {
      int best = ready.get(ready.size() - 1);
      boolean pair = ready.size() > 1 && voters + 2 <= maxVoters;
      boolean better = isReplaced(missed, at) || (missed == 0 && best > lowest && lowest != self);
      if (voters < minVoters || (odd ? pair || better : voters < maxVoters)) {
        return vote(now, best, true, standing);
      }
    }
    boolean spare = voters > maxVoters || (!odd && voters > minVoters);
    int least = missed != 0 ? missed : lowest;
    return spare && least != self ? vote(now, least, false, standing) : null;
  }

  /** The voter that is missed most: one that is replaced, else the lowest that is away; 0: none. */
  private int missedVoter(Membership now, IntFunction<Standing> standing, long at) {
    int missed = 0;
    for (ReplicaId voter : now.voters().replicas()) {
      int id = voter.nodeId();
      boolean worse = missed == 0 || (!isReplaced(missed, at) && isReplaced(id, at));
      missed = worse && !standing.apply(id).here() ? id : missed;
    }
    return missed;
  }

  /** Whether a learner that is ready gets the vote of that one: it left, or is away for long. */
  private boolean isReplaced(int nodeId, long at) {
    return isLongAway(nodeId, at) || departures.isAway(nodeId);
  }

  private boolean isLongAway(int nodeId, long at) {
    Long since = awaySince.get(nodeId);
    return since != null && at - since > demoteAfterMillis;
  }

  /**
   * Whether it does not only pass by: caught up for long enough without a break. Who left in order
   * lately may do so again, and is trusted later.
   */
  private boolean stays(int nodeId, long at) {
    Long since = caughtUpSince.get(nodeId);
    return since != null
        && at - since >= takeoverAfterMillis
        && !departures.isRecent(nodeId, demoteAfterMillis, at);
  }

  /** The learners that are here and caught up, ascending. */
  private List<Integer> readyForVote(Membership now, IntFunction<Standing> standing) {
    List<Integer> ready = new ArrayList<>();
    for (Member member : now.members().values()) {
      int id = member.info().nodeId();
      Standing stands = standing.apply(id);
      if (!member.voter() && stands.here() && stands.caughtUp() && !leaving.containsKey(id)) {
        ready.add(id);
      }
    }
    return ready;
  }

  private EntryBody.Members vote(
      Membership now, int nodeId, boolean vote, IntFunction<Standing> standing) {
    Member changed = now.member(nodeId).asVoter(vote);
    EntryBody.Members change = change(now, changed, vote ? "gets a vote" : "gives up its vote");
    return isCommittable(change.members(), standing) ? change : null;
  }

  private static EntryBody.Members change(Membership now, Member changed, String what) {
    SortedMap<Integer, Member> members = new TreeMap<>(now.members());
    members.put(changed.info().nodeId(), changed);
    return new EntryBody.Members(
        "n" + changed.info().nodeId() + " " + what, List.copyOf(members.values()));
  }

  /** Whether a majority of the voters among those is here now. */
  private static boolean isCommittable(List<Member> members, IntFunction<Standing> standing) {
    Voters voters =
        new Voters(
            members.stream().filter(Member::voter).map(member -> member.info().replica()).toList());
    return voters.hasMajority(replica -> standing.apply(replica.nodeId()).here());
  }
}
