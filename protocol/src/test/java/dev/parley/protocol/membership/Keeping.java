package dev.parley.protocol.membership;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.hand.Group;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A test in which n3 leads and keeps the membership, unless it says otherwise. */
abstract class Keeping {
  static final long TAKEOVER_AFTER = 2000;
  static final long DEMOTE_AFTER = 30_000;
  private static final Standing BEHIND = new Standing(true, false);
  private static final Standing READY = new Standing(true, true);

  final Departures departures = new Departures();
  VoterKeeper keeper = keeper(3, 3, 7);
  Membership members;
  final SortedSet<Integer> away = new TreeSet<>();
  final SortedSet<Integer> behind = new TreeSet<>();
  long now = 1000;

  final VoterKeeper keeper(int self, int minVoters, int maxVoters) {
    PeerConfig c = PeerConfig.DEFAULT;
    PeerConfig config =
        new PeerConfig(
            c.heartbeatMillis(),
            c.leaderTimeoutMillis(),
            c.electionTimeoutMillis(),
            TAKEOVER_AFTER,
            DEMOTE_AFTER,
            c.resendAfterMillis(),
            minVoters,
            maxVoters,
            c.window(),
            c.outboxMessages(),
            c.holdbackEntries(),
            c.uncommittedEntries(),
            c.blockBytes(),
            c.holding());
    return new VoterKeeper(self, config, departures);
  }

  /** A group with voters 1 to {@code voters} and learners above, up to {@code all}. */
  final void group(int voters, int all) {
    List<Member> list = new ArrayList<>();
    for (int id = 1; id <= all; id++) {
      list.add(id <= voters ? Group.voter(id) : Group.learner(id));
    }
    members = Group.membership(list.toArray(Member[]::new));
  }

  final Standing standing(int id) {
    return away.contains(id) ? new Standing(false, false) : behind.contains(id) ? BEHIND : READY;
  }

  final EntryBody.Members next() {
    keeper.watch(members, this::standing, now);
    return keeper.next(members, this::standing, now);
  }

  /** All stay as they are for long enough to be trusted with a vote. */
  final void stay() {
    keeper.watch(members, this::standing, now);
    now += TAKEOVER_AFTER;
  }

  final void leaves(int id) {
    away.add(id);
    departures.left(id, now);
  }

  final void isBack(int id) {
    away.remove(id);
    departures.isBack(id);
  }

  /** Makes all changes that are due, each of which gives or takes at most one vote. */
  final List<Integer> settle() {
    for (int i = 0; i < 20; i++) {
      EntryBody.Members change = next();
      if (change == null) {
        return voters();
      }
      List<Integer> before = voters();
      members = members.after(change);
      List<Integer> both = new ArrayList<>(before);
      both.retainAll(voters());
      assertTrue(
          before.size() + voters().size() - 2 * both.size() <= 1, before + " to " + voters());
    }
    throw new AssertionError("never comes to rest: " + voters());
  }

  final List<Integer> voters() {
    return members.voters().replicas().stream().map(replica -> replica.nodeId()).toList();
  }
}
