package dev.parley.protocol;

import dev.parley.protocol.election.Leader;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.membership.Standing;
import dev.parley.protocol.membership.VoterKeeper;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.RequestKind;
import dev.parley.protocol.message.Refusals;
import dev.parley.protocol.ordering.CommitTracker;
import dev.parley.protocol.ordering.DivergedException;
import dev.parley.protocol.ordering.Sequencer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What a peer does while it leads one term: numbers, counts, keeps the membership, and hands over.
 */
final class Leading {
  /** The membership is looked after this often at most: it costs more than a message does. */
  private static final long CARE_MILLIS = 20;

  private final Parts parts;
  private final Leader leader;
  private final long term;
  private final Sequencer sequencer;
  private final CommitTracker tracker;
  private final VoterKeeper keeper;
  private final Profiles profiles;
  private final SortedSet<ReplicaId> diverged = new TreeSet<>();

  /** The end of the log at the last heartbeat, and at the one before. */
  private long endAtBeat;

  private long endOneBeatAgo;
  private long toldCommit;

  /** How far all other voters, of the newest membership, were told that this peer's disk is. */
  private long toldStored;

  private boolean triedToHandOver;
  private long nextCareAt;

  Leading(Parts parts, Leader leader) {
    this.parts = parts;
    this.leader = leader;
    term = parts.election.term();
    sequencer = new Sequencer(parts.log, term, parts.config.uncommittedEntries());
    tracker = new CommitTracker(leader.startSeq());
    keeper = new VoterKeeper(parts.self.nodeId(), parts.config, parts.departures);
    profiles = new Profiles(parts);
    endAtBeat = leader.startSeq();
    endOneBeatAgo = leader.startSeq();
  }

  /** The first acts of a leader: says so, and begins its term in the log. */
  void begin(long now) {
    parts.log.commit(leader.grantedCommit());
    parts.connectedMembers().forEach(this::announce);
    push(sequencer.append(new EntryBody.Leader(parts.self)));
    parts.outbox.restart(now);
  }

  void announce(int nodeId) {
    if (otherVoters().anyMatch(voter -> voter.nodeId() == nodeId)) {
      toldStored = 0; // what it was told may be lost with an earlier connection
    }
    LogPosition before = leader.before();
    parts.gate.send(
        nodeId,
        new Coordinator(
            term,
            parts.self,
            leader.startSeq(),
            before.term(),
            before.crc(),
            parts.log.commitSeq()));
  }

  private void push(Entry entry) {
    parts.gate.push(parts.connectedMembers(), entry);
  }

  // ------------------------------------------------------------------ messages

  void onChat(EntryBody.Chat chat) {
    if (parts.handover.isUnderWay()) {
      return;
    }
    Entry entry = sequencer.take(chat);
    if (entry != null) {
      push(entry);
    }
  }

  /**
   * Counts an acknowledgement. Returns false for one of another log, or of a log that has forgotten
   * what it acknowledged in this term (a copy put back): its peer must stop.
   */
  boolean onAck(Link from, Ack ack, long now) {
    if (ack.term() != term || ack.seqNo() > parts.log.end().seqNo()) {
      return true;
    }
    boolean forgot = ack.seqNo() < tracker.acknowledgedBy(from.replica());
    if (forgot || parts.log.position(ack.seqNo()).crc() != ack.crc()) {
      diverged.add(from.replica());
      if (parts.voters().hasMajority(diverged::contains)) {
        throw new DivergedException(
            ack.seqNo(), "a majority of the voters has another entry #" + ack.seqNo());
      }
      return false;
    }
    parts.election.followedBy(from.replica(), now);
    tracker.acknowledged(from.replica(), ack.seqNo());
    return true;
  }

  void onHeartbeat(Link from, Heartbeat heartbeat, long now) {
    boolean follows = heartbeat.leaderId() == parts.self.nodeId() && heartbeat.term() == term;
    if (follows) {
      parts.election.followedBy(from.replica(), now);
    }
    if (parts.membership().contains(from.replica()) && !(follows && heartbeat.inLine())) {
      announce(from.nodeId());
    }
  }

  void onJoin(PeerInfo newcomer) {
    keeper.join(newcomer);
  }

  /** That node asks. */
  void onRequest(Request request, int asker) {
    if (request.kind() == RequestKind.REMOVE) {
      keeper.leave(request.nodeId(), asker);
      return;
    }
    EntryBody.Profile made = parts.handover.isUnderWay() ? null : profiles.entry(request);
    if (made != null) {
      push(sequencer.append(made));
    }
  }

  // ------------------------------------------------------------------ time

  /** Called when a heartbeat goes out. */
  void onBeat() {
    endOneBeatAgo = endAtBeat;
    endAtBeat = parts.log.end().seqNo();
  }

  void settle(long now) {
    parts.handover.tick(now);
    advance();
    if (!parts.canWrite() && !parts.handover.isUnderWay()) {
      if (triedToHandOver || !handOver(now)) {
        parts.election.stepDown("cannot write", now);
        return;
      }
      triedToHandOver = true;
    }
    if (parts.handover.isUnderWay()) {
      int target = parts.handover.target();
      if (parts.handover.shouldAsk(hasAll(target), now)) {
        parts.gate.send(target, new Message.Handover(term));
      }
      return;
    }
    if (now >= nextCareAt) {
      nextCareAt = now + CARE_MILLIS;
      careForMembers(now);
      takeOver(now);
    }
  }

  private void advance() {
    tracker.acknowledged(parts.self.replica(), parts.log.syncedSeq());
    parts.log.commit(tracker.committedBy(parts.voters()));
    long commit = parts.log.commitSeq();
    if (commit > toldCommit && commit >= leader.startSeq()) {
      toldCommit = commit;
      for (int id : parts.connectedMembers()) {
        if (!knowsByItself(id, commit)) {
          parts.gate.send(id, new Commit(term, commit));
        }
      }
      dismissRemoved();
    }
    if (parts.log.syncedSeq() > Math.max(commit, toldStored)) {
      tellStored(parts.log.syncedSeq());
    }
  }

  /**
   * Of two or three voters, each that has on disk what the leader has there knows it to be final.
   */
  private void tellStored(long stored) {
    if (parts.voters().majority() == 2 && stored >= leader.startSeq()) {
      toldStored = stored;
      Ack ack = new Ack(term, stored, parts.log.position(stored).crc());
      otherVoters().forEach(voter -> parts.gate.send(voter.nodeId(), ack));
    }
  }

  /** Whether that voter was told enough to know by itself that all up to there is final. */
  private boolean knowsByItself(int nodeId, long commit) {
    return toldStored >= commit
        && otherVoters().anyMatch(v -> v.nodeId() == nodeId && tracker.acknowledgedBy(v) >= commit);
  }

  private Stream<ReplicaId> otherVoters() {
    return parts.voters().replicas().stream().filter(v -> v.nodeId() != parts.self.nodeId());
  }

  /** Those who belong no more are told so, since nobody speaks to them as to a member. */
  private void dismissRemoved() {
    SortedSet<Integer> removed = parts.log.derived().committedMembership().removed();
    for (Link link : removed.isEmpty() ? List.<Link>of() : List.copyOf(parts.links.all())) {
      if (removed.contains(link.nodeId())) {
        parts.gate.send(link.nodeId(), Refusals.removed(link.nodeId()));
      }
    }
  }

  private boolean hasAll(int nodeId) {
    Member member = parts.membership().member(nodeId);
    long end = parts.log.end().seqNo();
    return member != null
        && tracker.acknowledgedBy(member.info().replica()) == end
        && parts.log.commitSeq() == end;
  }

  private Standing standing(int nodeId, long now) {
    Member member = parts.membership().member(nodeId);
    if (nodeId == parts.self.nodeId()) {
      return new Standing(true, true);
    }
    ReplicaId replica = member.info().replica();
    boolean here =
        parts.isConnected(replica)
            && parts.isHeard(nodeId, now)
            && leader.isFollowedBy(replica, now, parts.config.leaderTimeoutMillis())
            && parts.monitor.canWrite(nodeId);
    Heartbeat last = parts.monitor.last(nodeId);
    boolean caughtUp =
        here && last != null && last.inLine() && tracker.acknowledgedBy(replica) >= endOneBeatAgo;
    return new Standing(here, caughtUp);
  }

  private void careForMembers(long now) {
    IntFunction<Standing> standing = id -> standing(id, now);
    keeper.watch(parts.membership(), standing, now);
    long commit = parts.log.commitSeq();
    if (commit < leader.startSeq() || parts.log.derived().newestSeqNo() > commit) {
      return;
    }
    if (parts.membership().contains(parts.self.replica())) {
      keeper.noticeMove(parts.membership(), parts.self);
    }
    for (Link link : parts.links.all()) {
      if (parts.membership().contains(link.replica())) {
        keeper.noticeMove(parts.membership(), link.hello().peer());
      }
    }
    EntryBody.Members change = keeper.next(parts.membership(), standing, now);
    if (change == null) {
      return;
    }
    SortedSet<Integer> told = new TreeSet<>(parts.connectedMembers());
    Entry entry = sequencer.append(change);
    toldStored = 0; // others may vote now
    for (int id : parts.connectedMembers()) {
      if (told.add(id)) {
        announce(id);
      }
    }
    parts.gate.push(told, entry);
  }

  private void takeOver(long now) {
    if (keeper.isLeaving(parts.self.nodeId())) {
      handOver(now);
      return;
    }
    List<Integer> higher = new ArrayList<>();
    for (ReplicaId voter : parts.voters().replicas()) {
      if (voter.nodeId() > parts.self.nodeId() && !keeper.isLeaving(voter.nodeId())) {
        higher.add(0, voter.nodeId());
      }
    }
    parts.handover.consider(higher, id -> standing(id, now).caughtUp() && reachesAll(id, now), now);
  }

  /** Whether that voter reaches every voter that this leader reaches. */
  private boolean reachesAll(int nodeId, long now) {
    for (ReplicaId voter : parts.voters().replicas()) {
      int other = voter.nodeId();
      if (other != nodeId
          && other != parts.self.nodeId()
          && parts.reaches(voter, now)
          && !(parts.monitor.hears(nodeId, other) && parts.monitor.hears(other, nodeId))) {
        return false;
      }
    }
    return true;
  }

  /** Begins to hand over to the highest voter that is caught up. Returns whether there is one. */
  boolean handOver(long now) {
    List<ReplicaId> voters = parts.voters().replicas();
    for (int i = voters.size() - 1; i >= 0; i--) {
      int id = voters.get(i).nodeId();
      if (id != parts.self.nodeId() && standing(id, now).caughtUp()) {
        parts.handover.begin(id, now);
        return true;
      }
    }
    return false;
  }
}
