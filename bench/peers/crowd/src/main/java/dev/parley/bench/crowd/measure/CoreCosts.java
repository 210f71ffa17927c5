package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import dev.parley.bench.crowd.Founders;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.message.Message;
import java.util.Collections;
import java.util.List;

/**
 * The core alone: a leader and a follower, without threads, connections and disk, a batch of
 * messages at a time.
 */
final class CoreCosts {
  private static final int BATCH = 128;
  private static final int ROUNDS = 100;
  private static final int GROUPS = 80;
  private static final int WARMUP_GROUPS = 30;
  private static final long PATIENCE_MILLIS = 60_000;

  private final Stopwatch typed = new Stopwatch();
  private final Stopwatch sent = new Stopwatch();
  private final Stopwatch numbered = new Stopwatch();
  private final Stopwatch chatNumbered = new Stopwatch();
  private final Stopwatch entry = new Stopwatch();
  private final Stopwatch delivered = new Stopwatch();
  private final Stopwatch ownDelivered = new Stopwatch();
  private final Stopwatch small = new Stopwatch();
  private CoreHalf follower;
  private CoreHalf leader;
  private long now;

  void measure(Costs costs) {
    for (int i = 0; i < GROUPS; i++) {
      if (i == WARMUP_GROUPS) {
        List.of(typed, sent, numbered, chatNumbered, entry, delivered, ownDelivered, small)
            .forEach(Stopwatch::reset);
      }
      lead();
      for (int round = 0; round < ROUNDS; round++) {
        now++;
        followerSays();
        leaderSays();
        exchange();
      }
    }
    costs
        .put(Cost.TYPED, typed.mean())
        .put(Cost.OWN_SENT, sent.mean())
        .put(Cost.NUMBERED, numbered.mean())
        .put(Cost.CHAT_TAKEN, chatNumbered.mean() - numbered.mean())
        .put(Cost.ENTRY_TAKEN, entry.mean())
        .put(Cost.DELIVERED, delivered.mean())
        .put(Cost.RELEASED, ownDelivered.mean() - delivered.mean())
        .put(Cost.SMALL_TAKEN, small.mean());
  }

  /** A new group, so that the logs in memory do not grow for ever. */
  private void lead() {
    Founders founders = new Founders(2);
    now = 0;
    follower = new CoreHalf(founders, 1, 2);
    leader = new CoreHalf(founders, 2, 1);
    follower.peer.onHello(2, true, leader.peer.hello(), now);
    leader.peer.onHello(1, false, follower.peer.hello(), now);
    while (leader.peer.status(now).state() != PeerStatus.State.LEADER
        || follower.peer.status(now).state() != PeerStatus.State.FOLLOWER) {
      if (now++ > PATIENCE_MILLIS) {
        throw new IllegalStateException("it does not lead");
      }
      exchange();
    }
    exchange();
  }

  /** Whatever is under way is done. */
  private void exchange() {
    List<Message> ofFollower;
    List<Message> ofLeader;
    do {
      follower.doAll(now);
      leader.doAll(now);
      ofFollower = follower.takeSaid();
      ofLeader = leader.takeSaid();
      leader.hear(ofFollower, now);
      follower.hear(ofLeader, now);
    } while (!ofFollower.isEmpty() || !ofLeader.isEmpty());
  }

  private void followerSays() {
    typed.time(BATCH, () -> follower.type(BATCH, now));
    sent.time(BATCH, () -> follower.store(now));
    List<Message> chats = follower.takeSaid();
    chatNumbered.time(BATCH, () -> leader.hear(chats, now));
    List<Message> acks = follow();
    delivered.time(BATCH, () -> commit(acks));
    List<Message> commits = leader.takeSaid();
    ownDelivered.time(BATCH, () -> learn(commits));
  }

  private void leaderSays() {
    leader.type(BATCH, now);
    numbered.time(BATCH, () -> leader.store(now));
    List<Message> acks = follow();
    ownDelivered.time(BATCH, () -> commit(acks));
    List<Message> commits = leader.takeSaid();
    delivered.time(BATCH, () -> learn(commits));
    List<Message> again = Collections.nCopies(BATCH, commits.get(commits.size() - 1));
    small.time(BATCH, () -> follower.hear(again, now));
  }

  /** The follower takes the entries, both have them on disk; returns its acknowledgements. */
  private List<Message> follow() {
    leader.peer.settle(now);
    List<Message> entries = leader.takeSaid();
    entry.time(BATCH, () -> follower.hear(entries, now));
    follower.sync(now);
    leader.sync(now);
    return follower.takeSaid();
  }

  private void commit(List<Message> acks) {
    leader.hear(acks, now);
    leader.peer.settle(now);
  }

  private void learn(List<Message> commits) {
    follower.hear(commits, now);
    follower.peer.settle(now);
  }
}
