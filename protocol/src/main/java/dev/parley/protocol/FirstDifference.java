package dev.parley.protocol;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.ordering.DivergedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last that a peer does whose log is found to be another one than the group's, or not what was
 * written. From then on it takes part in nothing. It asks members for single entries until it knows
 * the first that differs, so that it can name that one as it is on both sides, and stops. Equal
 * chain values mean equal logs up to there, so halving finds it in few questions. Asked with term
 * 0: any member answers with what is final.
 */
final class FirstDifference {
  /** Of the leader time-out: longer than this nothing is asked. */
  private static final int PATIENCE = 3;

  private final Parts parts;
  private final Deque<Integer> members = new ArrayDeque<>();
  private String found;
  private Damage damage;

  /** The logs are the same up to there. */
  private long same;

  /** The first that may differ lies at or before this one. */
  private long upTo;

  private Entry theirs;
  private int shownBy;
  private long asked;
  private long answerBy;
  private long endBy;

  FirstDifference(Parts parts) {
    this.parts = parts;
  }

  /** Whether this peer only asks any more; also when it has stopped after that. */
  boolean isSought() {
    return found != null;
  }

  /** This log differs from the group's, at that entry or before. */
  void begin(DivergedException diverged, long now) {
    upTo = Math.min(diverged.seqNo(), parts.log.end().seqNo());
    begin(diverged.getMessage(), now);
  }

  /** The line of an entry on this disk is not what was written. */
  void begin(Damage of, long now) {
    damage = of;
    same = of.seqNo() - 1;
    upTo = of.seqNo();
    begin("entry #" + of.seqNo() + " on this disk is not what was written: " + of.problem(), now);
  }

  private void begin(String what, long now) {
    found = what;
    parts.effects.notice(new Notice.Event(what + "; this peer asks for it as others have it"));
    int leader = parts.election.heardLeader(now);
    for (int member : parts.connectedMembers()) {
      if (member != leader) {
        members.addLast(member);
      }
    }
    members.addLast(leader); // it may be the one that has cut this peer off
    endBy = now + PATIENCE * parts.config.leaderTimeoutMillis();
    ask(now);
  }

  private void ask(long now) {
    if (upTo <= same) {
      stop();
      return;
    }
    asked = theirs == null ? upTo : (same + upTo) / 2;
    answerBy = now + parts.config.leaderTimeoutMillis();
    Link link = null;
    while (link == null && !members.isEmpty()) {
      link = parts.links.toNode(members.getFirst());
      if (link == null) {
        members.removeFirst();
      }
    }
    if (link == null) {
      stop();
    } else {
      parts.effects.send(link.id(), new CatchupReq(0, asked, asked));
    }
  }

  private void askAnother(long now) {
    members.pollFirst();
    ask(now);
  }

  /** Returns whether the message is dealt with: while it is sought, every one is. */
  boolean takes(long linkId, Message message, long now) {
    Link from = parts.links.byId(linkId);
    if (isSought()
        && !parts.isStopped()
        && from != null
        && !members.isEmpty()
        && from.nodeId() == members.getFirst()
        && message instanceof CatchupResp answer
        && answer.fromSeq() == asked) {
      take(from.nodeId(), answer, now);
    }
    return isSought();
  }

  private void take(int from, CatchupResp answer, long now) {
    List<Entry> entries = answer.block().entries();
    if (entries.isEmpty() && damage == null && theirs == null && answer.commitSeq() < upTo) {
      upTo = answer.commitSeq();
      ask(now);
      return;
    }
    if (entries.size() != 1
        || entries.get(0).seqNo() != asked
        || !EntryFormat.follows(entries.get(0), answer.prevCrc())
        || (damage != null && answer.prevCrc() != damage.prevCrc())) {
      askAnother(now);
      return;
    }
    if (damage == null && parts.log.position(asked).crc() == entries.get(0).crc()) {
      same = asked;
    } else {
      upTo = asked;
      theirs = entries.get(0);
      shownBy = from;
    }
    if (theirs != null && upTo == same + 1) {
      stop();
    } else {
      ask(now);
    }
  }

  /** Returns when to be called again. */
  long settle(long now) {
    if (!parts.isStopped() && now >= endBy) {
      stop();
    } else if (!parts.isStopped() && now >= answerBy) {
      askAnother(now);
    }
    return parts.isStopped() ? Long.MAX_VALUE : Math.max(now + 1, Math.min(answerBy, endBy));
  }

  private void stop() {
    boolean isShown = theirs != null && upTo == same + 1;
    if (damage != null) {
      byte[] shown = isShown ? theirs.line() : null;
      boolean isNeeded = !parts.voters().hasMajority(v -> !v.equals(parts.self.replica()));
      String sides = SideBySide.text(damage.line(), shown, "n" + shownBy);
      // A disk that does not read may do so again: only other bytes than were written are damage.
      parts.stop(
          isShown && damage.line() != null && !isNeeded
              ? StopReason.DAMAGED
              : StopReason.UNREADABLE,
          found + "\n" + sides + whyKept(isShown, isNeeded));
    } else if (isShown) {
      byte[] here = parts.log.entry(upTo).line();
      parts.stop(
          StopReason.DIVERGED,
          ("this log differs from the group's, first in entry #" + upTo + " (" + found + ")\n")
              + SideBySide.text(here, theirs.line(), "n" + shownBy));
    } else {
      parts.stop(
          StopReason.DIVERGED,
          found
              + (same == 0
                  ? "; no other member showed where"
                  : "; up to #" + same + " nothing differs"));
    }
  }

  private static String whyKept(boolean isShown, boolean isNeeded) {
    return (isShown ? "" : "\n  no other member showed it")
        + (isNeeded ? "\n  this log is kept: the other voters are no majority" : "");
  }
}
