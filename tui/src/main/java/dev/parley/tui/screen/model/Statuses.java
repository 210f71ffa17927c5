package dev.parley.tui.screen.model;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.effect.Notice;

/** What the peer tells of itself and of the group. */
final class Statuses {
  /** Most elections are over sooner, and the status line must not flash. */
  static final long PATIENCE_MILLIS = 300;

  /** Falling behind by less is nothing to speak of. */
  private static final long FEW = 50;

  /** A peer that has just started is alone until the first others have answered. */
  private static final long ALONE_MILLIS = 3000;

  private Statuses() {}

  static void changed(Turn turn, PeerStatus next, Dialling dialling) {
    ChatModel model = turn.model();
    Group group = model.group();
    long now = turn.now();
    long missedAt = next.leaderId() != 0 ? -1 : missedAt(group, now);
    CatchUp catchUp = catchUp(group, next, now);
    Backlog backlog = backlog(group, next, catchUp);
    boolean lost = group.leaderId() != 0 && isAnother(group.status(), next);
    Group told = group.withStatus(next, now, missedAt, catchUp, backlog).with(dialling);
    turn.put(model.with(told));
    if (lost) {
      Pendings pendings = new Pendings(turn.model());
      pendings.leaderLost();
      turn.put(turn.model().with(pendings.result()));
    }
    if (next.state() == State.LEAVING && model.parting() != ChatModel.Parting.STOPPED) {
      turn.put(turn.model().with(ChatModel.Parting.LEAVING));
    }
    show(turn);
  }

  private static boolean isAnother(PeerStatus before, PeerStatus next) {
    return before.leaderId() != next.leaderId() || before.term() != next.term();
  }

  private static long missedAt(Group group, long now) {
    return group.leaderMissedAt() < 0 ? now : group.leaderMissedAt();
  }

  private static CatchUp catchUp(Group group, PeerStatus next, long now) {
    if (next.state() != State.CATCH_UP) {
      return null;
    }
    long have = Math.max(group.finalSeq(), next.committed().seqNo());
    long of = next.members().stream().mapToLong(MemberStatus::lastSeq).max().orElse(have);
    CatchUp before = group.catchUp();
    return before == null
        ? new CatchUp(now, have, have, Math.max(have, of))
        : new CatchUp(before.since(), before.from(), have, Math.max(have, of));
  }

  /** What is late ends where the log ended when the peer was in line, or found itself alone. */
  private static Backlog backlog(Group group, PeerStatus next, CatchUp catchUp) {
    Backlog before = group.backlog();
    if (next.state() == State.CATCH_UP) {
      boolean far = catchUp.of() - catchUp.have() > FEW;
      return far && !group.isBehind() ? Backlog.ofCatchUp() : before;
    }
    if (isUnsettled(next) || !before.isOpen()) {
      return before;
    }
    return before.endingAt(Math.max(next.last().seqNo(), next.committed().seqNo()));
  }

  private static boolean isUnsettled(PeerStatus status) {
    return switch (status.state()) {
      case JOINING, ELECTION -> true;
      case NO_MAJORITY, ALONE -> status.sinceMillis() < ALONE_MILLIS;
      default -> false;
    };
  }

  /** The state that is shown is the one that there is, unless that may be over in a moment. */
  static void show(Turn turn) {
    Group group = turn.model().group();
    if (group.status() == null) {
      return;
    }
    State state = group.status().state();
    if (!isPassing(group) || group.stateMillis(turn.now()) >= PATIENCE_MILLIS) {
      turn.put(turn.model().with(group.showing(state)));
    }
  }

  /** Whether another state is still shown, which may come back soon. */
  static boolean isPassing(Group group) {
    State state = group.status().state();
    boolean well = group.shown() == State.FOLLOWER || group.shown() == State.LEADER;
    return well && (state == State.ELECTION || state == State.CATCH_UP);
  }

  static void noticed(Turn turn, Notice notice) {
    Group group = turn.model().group().after(new Group.Event(turn.now(), notice.text()));
    if (notice instanceof Notice.LeaderChanged changed) {
      group =
          group.after(
              new Group.Election(changed.term(), changed.leaderId(), changed.afterMillis()));
    }
    turn.put(turn.model().with(group));
    if (notice instanceof Notice.Refused refused) {
      turn.hint(refused.text());
    } else if (notice instanceof Notice.Damage damage) {
      // It stays until it is read: what one expects to see may be gone.
      Overlays.read(turn, "log damaged", damage.text());
    }
  }

  static void waiting(Turn turn, Waiting waiting) {
    Pendings pendings = new Pendings(turn.model());
    pendings.waiting(waiting.own());
    // Without a leader nobody knows whether what the log has will stay there. And the answer may be
    // older than the status, or newer: of another leader's numbers it says nothing.
    PeerStatus status = turn.model().group().status();
    if (turn.model().group().leaderId() != 0 && status.term() == waiting.inLineTerm()) {
      pendings.numbered(waiting.numbered().keySet());
    }
    turn.put(turn.model().with(pendings.result()));
  }
}
