package dev.parley.protocol.election;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.Outgoing;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Election;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.ElectionOk;
import java.util.Random;

/**
 * Who leads. The Bully algorithm (Garcia-Molina, "Elections in a Distributed Computing System",
 * 1982) decides who; terms and the promises of a majority (as in Raft, section 5.2) decide whether;
 * time-outs only ever decide when.
 *
 * <p>The only class that changes role, term or promise:
 *
 * <pre>
 * Follower             -- leader silent, leave of a majority -> Candidate STORING   term + 1, own promise
 * Follower             -- HANDOVER from its leader -----------> Candidate STORING   term + 1, own promise
 * Candidate STORING    -- promise on disk --------------------> Candidate ASKING    asks all
 * Candidate ASKING     -- a better log among the grants ------> Candidate FETCHING
 * Candidate FETCHING   -- log adopted, or its owner gone -----> Candidate ASKING
 * Candidate ASKING     -- majority of the adopted log's ------> Leader
 * Candidate            -- time over --------------------------> Follower of nobody
 * any                  -- promise to another -----------------> Follower of nobody
 * any                  -- COORDINATOR ------------------------> Follower
 * Leader               -- higher term, majority silent -------> Follower of nobody
 * </pre>
 */
public final class BullyElection {
  private final ReplicaId self;
  private final PeerConfig config;
  private final Surroundings surroundings;
  private final Effects effects;
  private final Outgoing outgoing;
  private final Random random;
  private final Probing probing;
  private final Campaign campaign;

  private HardState state;
  private Role role = Follower.ofNobody(Follower.NEVER);
  private long highestSeen;
  private long promisedAt = Follower.NEVER;

  public BullyElection(
      ReplicaId self,
      PeerConfig config,
      Surroundings surroundings,
      Effects effects,
      Outgoing outgoing,
      Random random,
      HardState restored) {
    this.self = self;
    this.config = config;
    this.surroundings = surroundings;
    this.effects = effects;
    this.outgoing = outgoing;
    this.random = random;
    this.probing = new Probing(self, config, surroundings, outgoing, random);
    this.campaign = new Campaign(self, config, surroundings, outgoing);
    this.state = restored;
    this.highestSeen = restored.term();
  }

  public Role role() {
    return role;
  }

  public long term() {
    return state.term();
  }

  /** Whom this peer follows, or itself if it leads; 0: nobody that is heard. */
  public int heardLeader(long now) {
    if (role instanceof Follower follower && follower.hears(now, config.leaderTimeoutMillis())) {
      return follower.leaderId();
    }
    return role instanceof Leader ? self.nodeId() : 0;
  }

  /** Whether this peer promised its present term to that replica. */
  public boolean isPromisedTo(ReplicaId replica) {
    return replica != null && replica.equals(state.promised());
  }

  /** Whether somebody, or this peer itself, leads its term as far as it knows; heard or not. */
  public boolean hasLeader() {
    return role instanceof Leader || (role instanceof Follower f && f.leaderId() != 0);
  }

  public boolean isCandidate() {
    return role instanceof Candidate;
  }

  /** The member whose log this candidate fetches; 0: it fetches none. */
  public int fetchingFrom() {
    return role instanceof Candidate candidate ? candidate.fetchingFrom() : 0;
  }

  /** Lets time pass. */
  public void tick(long now) {
    if (role instanceof Leader leader) {
      if (!leader.isFollowedByMajority(surroundings.voters(), now, config.leaderTimeoutMillis())) {
        stepDown("no majority follows", now);
      }
    } else if (role instanceof Candidate candidate) {
      conclude(candidate, campaign.tick(candidate, now), now);
    } else if (role instanceof Follower follower
        && !follower.hears(now, config.leaderTimeoutMillis())
        && probing.tick(follower, state.term(), now)) {
      stand(false, now);
    }
  }

  /** When {@link #tick} must be called at the latest. */
  public long wakeAt(long now) {
    if (role instanceof Candidate candidate) {
      return candidate.wakeAt(now);
    }
    if (role instanceof Follower follower) {
      long at = follower.wakeAt(now, config.leaderTimeoutMillis());
      return at > now ? at : probing.mayStand() ? now + 1 : Long.MAX_VALUE;
    }
    return Long.MAX_VALUE;
  }

  /**
   * The leader of this peer's term said something as such. Returns whether that is who {@code from}
   * is.
   */
  public boolean hear(int from, long now) {
    if (role instanceof Follower follower && follower.leaderId() == from) {
      follower.hear(now);
      probing.leaderHeard();
      return true;
    }
    return false;
  }

  /** Whether that member announced itself as the leader of this peer's term. */
  public boolean follows(int nodeId) {
    return role instanceof Follower follower && follower.leaderId() == nodeId;
  }

  /** That member leads no more: it said so, restarted, or no process listens where it was. */
  public void loseLeader(int nodeId) {
    if (role instanceof Follower follower && follower.leaderId() == nodeId) {
      follower.loseLeader();
    }
  }

  /** A replica has just named this peer as the leader of its term. */
  public void followedBy(ReplicaId replica, long now) {
    if (role instanceof Leader leader) {
      leader.followed(replica, now);
    }
  }

  /**
   * Somebody is known to be in that term; not called for probes and for requests that were refused.
   */
  public void sawTerm(long term, long now) {
    highestSeen = Math.max(highestSeen, term);
    if (term > state.term() && role instanceof Leader) {
      stepDown("term " + term + " was seen", now);
    }
  }

  /** The connection to that member is gone. */
  public void onClosed(int nodeId, long now) {
    if (role instanceof Candidate candidate) {
      conclude(candidate, campaign.onClosed(candidate, nodeId, now), now);
    }
  }

  public void onElection(int from, Election election, long now) {
    if (election.probe()) {
      ElectionAnswer answer = probing.answer(from, heardLeader(now), promisedAt, now);
      if (answer == ElectionAnswer.CLAIM && role instanceof Follower follower) {
        follower.hurry(now);
      }
      answer(from, answer, election.round());
      return;
    }
    var candidate = surroundings.connectedReplica(from);
    boolean again = election.term() == state.term() && isPromisedTo(candidate);
    int leader = heardLeader(now);
    boolean led = leader != 0 && leader != from && !election.handover();
    if (!surroundings.canWrite() || led || (election.term() <= state.term() && !again)) {
      answer(from, ElectionAnswer.REFUSED, election.round());
      return;
    }
    if (!again) {
      promise(new HardState(election.term(), candidate), now);
    }
    promisedAt = now; // said again, it counts again
    role = Follower.ofNobody(now + config.electionTimeoutMillis());
    answer(from, ElectionAnswer.GRANTED, election.round());
  }

  private void answer(int to, ElectionAnswer answer, long round) {
    var last = surroundings.logEnd();
    var commit = surroundings.commitSeq();
    outgoing.send(to, new ElectionOk(answer, state.term(), round, self.storageId(), last, commit));
  }

  /** On disk before anything else leaves: {@link Outgoing} holds back until then. */
  private void promise(HardState promised, long now) {
    state = promised;
    highestSeen = Math.max(highestSeen, promised.term());
    promisedAt = now;
    outgoing.promise(promised);
  }

  /** What is final has come from that term: nothing is promised, served or followed below it. */
  public void enter(long term, long now) {
    promise(state.atLeast(term), now);
    role = Follower.ofNobody(now + config.electionTimeoutMillis());
  }

  /** The leader of that term asks this peer to lead. */
  public void onHandover(int from, long term, long now) {
    if (term == state.term() && follows(from) && probing.mayStand()) {
      stand(true, now);
    }
  }

  private void stand(boolean handover, long now) {
    promise(new HardState(highestSeen + 1, self), now);
    role = campaign.begin(state.term(), handover, now);
  }

  public void onHardStateStored(HardState stored, long now) {
    if (role instanceof Candidate candidate
        && candidate.phase == Candidate.Phase.STORING
        && stored.equals(state)) {
      conclude(candidate, campaign.onStored(candidate, now), now);
    }
  }

  public void onElectionOk(int from, ElectionOk answer, long now) {
    if (answer.answer() == ElectionAnswer.GRANTED) {
      if (role instanceof Candidate candidate && answer.term() == state.term()) {
        conclude(candidate, campaign.onGranted(candidate, from, answer, now), now);
      }
    } else if (answer.answer() != ElectionAnswer.REFUSED
        && role instanceof Follower follower
        && probing.onAnswer(follower, from, answer, now)) {
      stand(false, now);
    }
  }

  /** Entries came from the grantor whose log is fetched; {@code more}: it has more. */
  public void onFetched(boolean more, long now) {
    if (role instanceof Candidate candidate) {
      conclude(candidate, campaign.onFetched(candidate, more, now), now);
    }
  }

  private void conclude(Candidate candidate, Campaign.Verdict verdict, long now) {
    if (verdict == Campaign.Verdict.WON) {
      role = new Leader(self, surroundings.logEnd(), candidate.highestCommit());
      candidate.grants().forEach((id, g) -> followedBy(new ReplicaId(id, g.storageId()), now));
      probing.leaderHeard();
    } else if (verdict == Campaign.Verdict.LOST) {
      effects.notice(new Notice.Event("gives up the election for term " + state.term()));
      role = Follower.ofNobody(now + 60 + random.nextInt(340));
    }
  }

  /** Follows the sender, unless it is of the past. Returns whether it does now. */
  public boolean onCoordinator(int from, Coordinator coordinator, long now) {
    boolean past = coordinator.term() < state.term();
    boolean mine = coordinator.term() == state.term() && role instanceof Leader;
    if (past || mine || from != coordinator.leader().nodeId()) {
      return false;
    }
    if (coordinator.term() > state.term()) {
      promise(new HardState(coordinator.term(), surroundings.connectedReplica(from)), now);
    }
    if (!hear(from, now)) {
      role = Follower.of(from, now);
      probing.leaderHeard();
    }
    return true;
  }

  /** Leads no more in this term. */
  public void stepDown(String why, long now) {
    if (role instanceof Leader) {
      effects.notice(new Notice.Event("steps down in term " + state.term() + ": " + why));
      role = Follower.ofNobody(now + 20 + random.nextInt(130));
    }
  }
}
