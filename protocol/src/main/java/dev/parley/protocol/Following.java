package dev.parley.protocol;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Heartbeat;
import dev.parley.protocol.message.Message.Source;
import dev.parley.protocol.ordering.CatchUp.Outcome;
import java.util.List;

/**
 * A peer that does not lead: gets its log in line with the leader's, keeps it so, and acknowledges.
 */
final class Following {
  private final Parts parts;

  /** Something is missing that the leader has. */
  private boolean gap;

  /** The connection on which the leader announced itself last. */
  private long leaderLink;

  Following(Parts parts) {
    this.parts = parts;
  }

  /** There is no leader in this term yet. */
  void reset() {
    parts.replica.leaveLine();
    parts.catchUp.cancel();
    gap = false;
  }

  /** Returns whether this peer follows the sender now. */
  boolean onCoordinator(int from, Coordinator coordinator, long link, long now) {
    boolean same = parts.election.follows(from) && coordinator.term() == parts.election.term();
    if (!parts.election.onCoordinator(from, coordinator, now)) {
      return false;
    }
    if (!same) {
      parts.handover.onLeader(from);
      parts.catchUp.cancel();
      gap = false;
    }
    parts.replica.onCoordinator(coordinator, link);
    parts.replica.commit(coordinator.commitSeq());
    if (!same || link != leaderLink) {
      parts.outbox.restart(now);
    }
    leaderLink = link;
    return true;
  }

  void onPushed(int from, Entry entry, long link, long now) {
    if (entry.term() == parts.election.term() && parts.election.hear(from, now)) {
      gap |= parts.replica.onPushed(entry, link);
    }
  }

  void onCommit(int from, Commit commit, long now) {
    if (commit.term() == parts.election.term() && parts.election.hear(from, now)) {
      parts.replica.commit(commit.commitSeq());
    }
  }

  /** The leader of this peer's term says how far its own disk is. */
  void onLeaderAck(int from, Ack ack) {
    if (ack.term() == parts.election.term() && parts.election.follows(from)) {
      parts.replica.leaderStored(ack);
    }
  }

  /** The leader of this peer's term says how far its log and its commit point are. */
  void onLeading(Heartbeat heartbeat) {
    parts.replica.commit(heartbeat.commit().seqNo());
    gap |= heartbeat.lastSeq() > parts.log.end().seqNo();
  }

  void onCatchupResp(int from, CatchupResp response, long now) {
    if (!parts.catchUp.isAnswer(from, response)) {
      return;
    }
    int grantor = parts.election.fetchingFrom();
    boolean sameTerm = response.term() == parts.election.term();
    if (grantor != 0) {
      boolean fromGrantor = from == grantor && sameTerm && response.as() == Source.GRANTOR;
      if (fromGrantor && take(from, response, true, now) == Outcome.TAKEN) {
        parts.election.onFetched(response.more(), now);
      }
    } else if (!parts.election.isCandidate()) {
      boolean fromLeader =
          response.as() == Source.LEADER && sameTerm && parts.election.hear(from, now);
      Outcome outcome = take(from, response, fromLeader, now);
      if (parts.log.end().term() > parts.election.term()) {
        parts.election.enter(parts.log.end().term(), now);
      }
      if (fromLeader && outcome == Outcome.MISFIT) {
        parts.replica.loseLine();
      } else if (fromLeader) {
        parts.replica.afterPull();
        gap = response.more() || parts.replica.heldBack() > 0;
      }
    }
  }

  private Outcome take(int from, CatchupResp response, boolean trusted, long now) {
    Outcome outcome = parts.catchUp.take(from, response, parts.election.term(), trusted, now);
    if (outcome == Outcome.DAMAGED) {
      parts.effects.notice(
          new Notice.Event(
              ("the entries of n" + from + " after #" + parts.log.end().seqNo())
                  + " do not follow one another: if this goes on, its log is damaged"));
    }
    return outcome;
  }

  /** The answer to somebody who asks for entries. */
  CatchupResp serve(Link asker, CatchupReq request, boolean leads) {
    boolean sameTerm = request.term() == parts.election.term();
    Source as = Source.MEMBER;
    if (sameTerm && leads) {
      as = Source.LEADER;
    } else if (sameTerm && parts.election.isPromisedTo(asker.replica())) {
      as = Source.GRANTOR;
    }
    return parts.catchUp.serve(request, as, parts.election.term());
  }

  void settle(long now) {
    pull(now);
    parts.replica.commitByCount(parts.voters(), parts.self.replica());
    int leader = parts.election.heardLeader(now);
    Ack ack = leader == 0 ? null : parts.replica.dueAck(parts.election.term());
    if (ack != null) {
      parts.gate.send(leader, ack);
    }
  }

  private void pull(long now) {
    if (parts.catchUp.isPulling(now)) {
      return;
    }
    parts.catchUp.cancel();
    int leader = parts.election.heardLeader(now);
    int source = parts.election.fetchingFrom();
    boolean inLine = leader != 0 && parts.replica.isInLine();
    if (source == 0 && leader != 0 && (gap || !inLine)) {
      source = leader;
    } else if (source == 0 && leader == 0 && !parts.election.isCandidate()) {
      source = memberThatKnowsMore(now);
    }
    if (source != 0 && parts.links.toNode(source) != null && parts.groupId != null) {
      CatchupReq request = parts.catchUp.request(source, parts.election.term(), inLine, now);
      parts.gate.send(source, request);
    }
  }

  /**
   * With no leader, what is final can be had from any member; 0: none knows more. This log may be
   * so old that it names nobody who is left: out of reach of a majority of those whom it names,
   * whoever else is in the group is asked, too.
   */
  private int memberThatKnowsMore(long now) {
    for (int member : parts.connectedMembers()) {
      if (knowsMore(member, now)) {
        return member;
      }
    }
    for (Link link : parts.reachesMajority(now) ? List.<Link>of() : parts.links.all()) {
      if (parts.isOfGroup(link) && knowsMore(link.nodeId(), now)) {
        return link.nodeId();
      }
    }
    return 0;
  }

  private boolean knowsMore(int nodeId, long now) {
    Heartbeat last = parts.monitor.last(nodeId);
    return last != null
        && parts.isPresent(nodeId, now)
        && last.commit().seqNo() > parts.log.commitSeq();
  }
}
