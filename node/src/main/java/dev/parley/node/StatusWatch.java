package dev.parley.node;

import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import java.util.List;

/**
 * Tells when what people see of a peer has changed. Looks at once when something was noticed, else
 * seldom: under load, a status for each batch would cost more than the batch.
 */
final class StatusWatch {
  private static final long PAUSE_MILLIS = 250;

  private final NodeParts parts;
  private PeerStatus told;
  private boolean due = true;
  private long notBefore = Long.MIN_VALUE;

  StatusWatch(NodeParts parts) {
    this.parts = parts;
  }

  /** After a batch of inputs. Returns whether it looked. */
  boolean look(Peer peer, boolean changed, boolean noticed, Moment at) {
    long now = at.now();
    due |= changed;
    if (!noticed && (!due || now < notBefore)) {
      return false;
    }
    due = false;
    notBefore = now + PAUSE_MILLIS;
    PeerStatus status = parts.status(peer, at);
    parts.search().look(status, peer.hello().dissolves());
    if (told == null || differs(told, status)) {
      told = status;
      parts.delivery().status(status);
    }
    return true;
  }

  /** When it wants to look again, if nothing happens before. */
  long wakeup() {
    return due ? notBefore : Long.MAX_VALUE;
  }

  /** How present everybody is, in the members' order. */
  private static List<String> presences(PeerStatus status) {
    return status.members().stream().map(m -> m.presence() + m.away()).toList();
  }

  private static boolean differs(PeerStatus one, PeerStatus other) {
    return one.state() != other.state()
        || one.term() != other.term()
        || one.leaderId() != other.leaderId()
        || one.leaderlessMember() != other.leaderlessMember()
        || !one.rooms().equals(other.rooms())
        || !one.voterIds().equals(other.voterIds())
        || !one.onlineIds().equals(other.onlineIds())
        || !presences(one).equals(presences(other));
  }
}
