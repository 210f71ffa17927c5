package dev.parley.node;

import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;

/**
 * Tells when what people see of a peer has changed. Looks at once when something was noticed, else
 * seldom: under load, a status for each batch would cost more than the batch.
 */
final class StatusWatch {
  private static final long PAUSE_MILLIS = 250;

  private final Delivery delivery;
  private final Search search;
  private PeerStatus told;
  private boolean due = true;
  private long notBefore = Long.MIN_VALUE;

  StatusWatch(Delivery delivery, Search search) {
    this.delivery = delivery;
    this.search = search;
  }

  /** After a batch of inputs. Returns whether it looked. */
  boolean look(Peer peer, boolean changed, boolean noticed, long now) {
    due |= changed;
    if (!noticed && (!due || now < notBefore)) {
      return false;
    }
    due = false;
    notBefore = now + PAUSE_MILLIS;
    PeerStatus status = peer.status(now);
    search.look(status);
    if (told == null || differs(told, status)) {
      told = status;
      delivery.status(status);
    }
    return true;
  }

  /** When it wants to look again, if nothing happens before. */
  long wakeup() {
    return due ? notBefore : Long.MAX_VALUE;
  }

  private static boolean differs(PeerStatus one, PeerStatus other) {
    return one.state() != other.state()
        || one.term() != other.term()
        || one.leaderId() != other.leaderId()
        || one.leaderlessMember() != other.leaderlessMember()
        || !one.rooms().equals(other.rooms())
        || !one.voterIds().equals(other.voterIds())
        || !one.onlineIds().equals(other.onlineIds());
  }
}
