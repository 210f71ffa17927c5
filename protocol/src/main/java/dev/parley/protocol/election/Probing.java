package dev.parley.protocol.election;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Outgoing;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.message.Message.Election;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Round 1: whether this peer should stand at all, and what it tells others who ask. The Bully rule
 * lives here: a higher voter that is alive, sound and in reach of a majority claims the lead. No
 * term is adopted and nothing is promised, so that a peer which cannot win disturbs nobody.
 */
final class Probing {
  private static final int RANK_WAIT_MILLIS = 50;
  private static final int FIRST_REST_MILLIS = 10;
  private static final int LONGEST_REST_MILLIS = 200;

  private final ReplicaId self;
  private final PeerConfig config;
  private final Surroundings surroundings;
  private final Outgoing outgoing;
  private final Random random;
  private long rounds;

  /** Higher voters whose claim came to nothing: not waited for again until a leader is heard. */
  private final SortedSet<Integer> lapsed = new TreeSet<>();

  Probing(
      ReplicaId self,
      PeerConfig config,
      Surroundings surroundings,
      Outgoing outgoing,
      Random random) {
    this.self = self;
    this.config = config;
    this.surroundings = surroundings;
    this.outgoing = outgoing;
    this.random = random;
  }

  void leaderHeard() {
    lapsed.clear();
  }

  /** Whether this peer has a vote and a disk to promise with, which can change during a round. */
  boolean mayStand() {
    return surroundings.canWrite() && surroundings.voters().contains(self);
  }

  /** Lets time pass for a follower that hears no leader. Returns whether to stand for election. */
  boolean tick(Follower follower, long term, long now) {
    Probe probe = follower.probe();
    if (follower.suspectedAt() < 0) {
      follower.suspect(now, waitBeforeTry(now));
    }
    if (probe != null && now >= probe.deadline) {
      return endRound(follower, probe, now);
    }
    return follower.mayTry(now) && mayStand() && start(follower, term, now);
  }

  private boolean endRound(Follower follower, Probe probe, long now) {
    if (probe.yielding) {
      lapsed.addAll(probe.claims);
      follower.endProbe(now + random.nextInt(80));
      return false;
    }
    return judge(follower, probe, true, now);
  }

  /** Lower voters wait a little longer, so that in the common case only the highest speaks. */
  private long waitBeforeTry(long now) {
    int higher = surroundings.voters().count(r -> r.nodeId() > self.nodeId() && isThere(r, now));
    return (long) higher * RANK_WAIT_MILLIS + 5 + random.nextInt(10);
  }

  private boolean start(Follower follower, long term, long now) {
    Probe probe = new Probe(++rounds, self, now + config.electionTimeoutMillis());
    follower.startProbe(probe);
    for (int member : surroundings.connectedMembers()) {
      outgoing.send(member, new Election(true, term, probe.round, false));
    }
    return judge(follower, probe, false, now);
  }

  /** What to answer to a probe. {@code promisedAt}: when this peer last promised anything. */
  ElectionAnswer answer(int from, int heardLeader, long promisedAt, long now) {
    if (heardLeader != 0 && heardLeader != from) {
      return ElectionAnswer.HEARS_LEADER;
    }
    if (self.nodeId() > from
        && mayStand()
        && surroundings.reachesMajority(now)
        && !isFarBehind(now)) {
      return ElectionAnswer.CLAIM;
    }
    return now - promisedAt < config.electionTimeoutMillis()
        ? ElectionAnswer.WAIT
        : ElectionAnswer.GO_AHEAD;
  }

  private boolean isFarBehind(long now) {
    return surroundings.longestLogHeardOf(now) - surroundings.logEnd().seqNo()
        > PeerConfig.FAR_BEHIND_ENTRIES;
  }

  /** Takes an answer. Returns whether to stand for election. */
  boolean onAnswer(Follower follower, int from, ElectionOk answer, long now) {
    Probe probe = follower.probe();
    if (probe == null || probe.round != answer.round()) {
      return false;
    }
    probe.answered.add(from);
    ReplicaId replica = new ReplicaId(from, answer.storageId());
    if (surroundings.voters().contains(replica) && answer.last().betterThan(probe.bestAnswered)) {
      probe.bestAnswered = answer.last();
    }
    if (answer.answer() == ElectionAnswer.HEARS_LEADER) {
      retrySoon(follower, now);
      return false;
    }
    if (answer.answer() == ElectionAnswer.CLAIM && !lapsed.contains(from)) {
      probe.claims.add(from);
    } else if (answer.answer() != ElectionAnswer.WAIT) {
      probe.leave.add(replica);
    }
    return judge(follower, probe, false, now);
  }

  private boolean judge(Follower follower, Probe probe, boolean over, long now) {
    if (probe.yielding) {
      return false;
    }
    if (!probe.claims.isEmpty()) {
      probe.yielding = true;
      probe.deadline = now + config.electionTimeoutMillis();
      return false;
    }
    long missing = probe.bestAnswered.seqNo() - surroundings.logEnd().seqNo();
    if (mayStand()
        && missing <= PeerConfig.FAR_BEHIND_ENTRIES
        && surroundings.voters().hasMajority(probe.leave::contains)
        && (over || !awaitsHigher(probe, now))) {
      return true;
    }
    if (over) {
      retryLater(follower, now);
    }
    return false;
  }

  /**
   * Who still hears the leader may be about to miss it: soon at first, then less and less often.
   */
  private void retrySoon(Follower follower, long now) {
    int doublings = Math.min(follower.rebuffed(), 5);
    int wait = Math.min(LONGEST_REST_MILLIS, FIRST_REST_MILLIS << doublings);
    follower.endProbe(now + wait + random.nextInt(wait));
  }

  private void retryLater(Follower follower, long now) {
    follower.endProbe(now + 60 + random.nextInt(340));
  }

  /** Whether a higher voter that is there has not answered yet. */
  private boolean awaitsHigher(Probe probe, long now) {
    for (ReplicaId voter : surroundings.voters().replicas()) {
      if (voter.nodeId() > self.nodeId()
          && isThere(voter, now)
          && !probe.answered.contains(voter.nodeId())) {
        return true;
      }
    }
    return false;
  }

  /** Not so a new replica with a voter's id: it has no vote, and nobody asks it. */
  private boolean isThere(ReplicaId voter, long now) {
    return surroundings.isHeard(voter.nodeId(), now)
        && voter.equals(surroundings.connectedReplica(voter.nodeId()));
  }
}
