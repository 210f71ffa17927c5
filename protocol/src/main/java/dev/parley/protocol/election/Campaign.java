package dev.parley.protocol.election;

import dev.parley.protocol.config.PeerConfig;
import dev.parley.protocol.effect.Outgoing;
import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.message.Message.Election;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.quorum.Voters;

/**
 * Rounds 2 and 3 as a candidate goes through them: gathers promises, adopts the best log among
 * those who promised, and counts by the membership of the adopted log, not of its own: quorums of
 * two memberships need not meet.
 */
final class Campaign {
  /** What comes of a step. */
  enum Verdict {
    GO_ON,
    WON,
    LOST
  }

  private final ReplicaId self;
  private final PeerConfig config;
  private final Surroundings surroundings;
  private final Outgoing outgoing;

  Campaign(ReplicaId self, PeerConfig config, Surroundings surroundings, Outgoing outgoing) {
    this.self = self;
    this.config = config;
    this.surroundings = surroundings;
    this.outgoing = outgoing;
  }

  /** A candidate that is about to store its promise to itself. */
  Candidate begin(long term, boolean handover, long now) {
    Candidate candidate = new Candidate(term, handover, now + 2 * config.electionTimeoutMillis());
    candidate.granted(
        self.nodeId(),
        new Candidate.Grant(self.storageId(), surroundings.logEnd(), surroundings.commitSeq()));
    return candidate;
  }

  /** The own promise is on disk: the others may be asked. */
  Verdict onStored(Candidate candidate, long now) {
    candidate.phase = Candidate.Phase.ASKING;
    candidate.patienceEnds = now + config.electionTimeoutMillis() / 2;
    return judge(candidate, now);
  }

  /** A promise counts, and so does its log, only from a member that was asked. */
  Verdict onGranted(Candidate candidate, int from, ElectionOk answer, long now) {
    if (!candidate.asked.contains(from)) {
      return Verdict.GO_ON;
    }
    candidate.granted(
        from, new Candidate.Grant(answer.storageId(), answer.last(), answer.commitSeq()));
    return judge(candidate, now);
  }

  /** Entries came from the grantor whose log is fetched; {@code more}: it has more. */
  Verdict onFetched(Candidate candidate, boolean more, long now) {
    candidate.deadline = now + config.electionTimeoutMillis();
    if (more || candidate.phase != Candidate.Phase.FETCHING) {
      remind(candidate, now);
      return Verdict.GO_ON;
    }
    if (candidate.betterGrantor(surroundings.logEnd()) == candidate.source) {
      candidate.dropGrant(candidate.source);
    }
    candidate.phase = Candidate.Phase.ASKING;
    return judge(candidate, now);
  }

  /** The connection to that node is gone: its grant counts no more. */
  Verdict onClosed(Candidate candidate, int nodeId, long now) {
    candidate.dropGrant(nodeId);
    if (candidate.phase == Candidate.Phase.FETCHING && candidate.source == nodeId) {
      candidate.phase = Candidate.Phase.ASKING;
    }
    return judge(candidate, now);
  }

  Verdict tick(Candidate candidate, long now) {
    return now >= candidate.deadline ? Verdict.LOST : judge(candidate, now);
  }

  private Verdict judge(Candidate candidate, long now) {
    if (candidate.phase != Candidate.Phase.ASKING) {
      return Verdict.GO_ON;
    }
    Voters voters = surroundings.voters();
    boolean majority = voters.hasMajority(candidate::isGrantedBy);
    int better = candidate.betterGrantor(surroundings.logEnd());
    if (better != 0) {
      if (majority || now >= candidate.patienceEnds) {
        candidate.phase = Candidate.Phase.FETCHING;
        candidate.source = better;
        candidate.deadline = now + config.electionTimeoutMillis();
        candidate.remindAt = now + config.electionTimeoutMillis() / 4;
      }
      return Verdict.GO_ON;
    }
    if (majority) {
      return voters.contains(self) ? Verdict.WON : Verdict.LOST;
    }
    ask(candidate);
    return Verdict.GO_ON;
  }

  /**
   * A long fetch goes on: who promised waits on, or they would stand themselves, one after the
   * other, and each would have to fetch as much.
   */
  private void remind(Candidate candidate, long now) {
    if (now >= candidate.remindAt) {
      candidate.remindAt = now + config.electionTimeoutMillis() / 2;
      for (int member : candidate.asked) {
        outgoing.send(member, new Election(false, candidate.term, 0, candidate.handover));
      }
    }
  }

  private void ask(Candidate candidate) {
    for (int member : surroundings.connectedMembers()) {
      if (candidate.asked.add(member)) {
        outgoing.send(member, new Election(false, candidate.term, 0, candidate.handover));
      }
    }
  }
}
