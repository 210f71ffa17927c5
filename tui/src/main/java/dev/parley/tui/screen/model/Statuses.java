package dev.parley.tui.screen.model;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.effect.Notice;

/** What the peer tells of itself and of the group. */
final class Statuses {
  private Statuses() {}

  static void changed(Turn turn, PeerStatus next, Dialling dialling) {
    ChatModel model = turn.model();
    PeerStatus before = model.group().standing().status();
    long from = model.span().from();
    turn.put(model.with(model.group().after(next, dialling, turn.now())));
    if (turn.model().span().from() < from && turn.model().reading().isFollowing()) {
      // Only now it is known where the room begins.
      Scrolling.fill(turn);
    }
    if (hasLost(before, next)) {
      Pendings pendings = new Pendings(turn.model());
      pendings.leaderLost();
      turn.put(turn.model().with(pendings.result()));
    }
    if (next.state() == State.LEAVING && model.parting() != ChatModel.Parting.STOPPED) {
      turn.put(turn.model().with(ChatModel.Parting.LEAVING));
    }
    show(turn);
  }

  /** Whether the leader that there was leads no more. */
  private static boolean hasLost(PeerStatus before, PeerStatus next) {
    return before != null
        && before.leaderId() != 0
        && (before.leaderId() != next.leaderId() || before.term() != next.term());
  }

  /** The state that is shown is the one that there is, unless that may be over in a moment. */
  static void show(Turn turn) {
    Group group = turn.model().group();
    turn.put(turn.model().with(group.with(group.standing().settled(turn.now()))));
  }

  /** Who has left or come back for good, as far as one sees; whoever leaves hears no more. */
  static void settleSightings(Turn turn) {
    Group group = turn.model().group();
    Sightings next = group.sightings().settled(group.names(), group.finalSeq(), turn.now());
    if (next != group.sightings() && turn.model().parting() != ChatModel.Parting.LEAVING) {
      Scrolling.keepPlace(turn, turn.model().with(group.with(next)));
    }
  }

  static void noticed(Turn turn, Notice notice) {
    if (notice instanceof Notice.LeaderChanged changed) {
      Group.Election election =
          new Group.Election(changed.term(), changed.leaderId(), changed.afterMillis());
      turn.put(turn.model().with(turn.model().group().after(election)));
    } else if (notice instanceof Notice.MemberSeen seen) {
      Group group = turn.model().group();
      Sightings sightings = group.sightings().after(seen, turn.now());
      turn.put(turn.model().with(group.with(sightings)));
    } else if (notice instanceof Notice.Refused refused) {
      turn.hint(refused.text());
    } else if (notice instanceof Notice.Dissolved) {
      turn.put(turn.model().ofOtherLog());
      turn.hint(notice.text());
    } else if (notice instanceof Notice.OwnName || notice instanceof Notice.Advice) {
      turn.hint(notice.text());
    } else if (notice instanceof Notice.OtherGroup other) {
      // Whoever wanted to join that one is alone, and does not see it by anything else.
      Overlays.read(turn, "another group", other.text());
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
    Standing standing = turn.model().group().standing();
    if (standing.leaderId() != 0 && standing.status().term() == waiting.inLineTerm()) {
      pendings.numbered(waiting.numbered().keySet());
    }
    turn.put(turn.model().with(pendings.result()));
  }
}
