package dev.parley.protocol;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.GivingWay;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Message.Join;

/**
 * Whether a group of one in which nothing was said gives way to another one of its name
 * (docs/protocol.md section 4): two that were founded apart become one when they meet.
 */
final class Dissolving {
  /** Whoever tells lies of its group must not fill a disk with the logs that are kept. */
  private static final int MOST = 16;

  private final Parts parts;
  private final int dissolvedBefore;
  private final boolean gaveWay;
  private boolean hasInvited;

  Dissolving(Parts parts, int dissolvedBefore) {
    this.parts = parts;
    this.dissolvedBefore = dissolvedBefore;
    gaveWay = dissolvedBefore > 0 && parts.groupId == null;
  }

  /** With which this peer asks to be let in. Whoever came by itself takes nobody's place. */
  Join join() {
    return new Join(parts.self, gaveWay);
  }

  /** A newcomer was told that it may join: it belongs to this group from now on. */
  void invites() {
    hasInvited = true;
  }

  /**
   * Whether nothing would be lost with this group: it never had another member, nobody is about to
   * become one, nothing was said in it, and nothing waits to be said.
   */
  boolean isBlank() {
    Membership now = parts.membership();
    return !parts.isNewcomer()
        && now.members().size() == 1
        && now.replaced().isEmpty() // the storages of who was removed, too
        && parts.log.derived().isSilent()
        && parts.log.derived().newestRooms().equals(Rooms.NONE_MADE)
        && parts.outbox.size() == 0
        && parts.provisional.size() == 0
        && parts.links.all().isEmpty()
        && !hasInvited
        && parts.canWrite()
        && dissolvedBefore < MOST;
  }

  /**
   * That peer was dialled, and is of another group: this peer stops to join it, if it gives way.
   */
  boolean dissolvesInto(Hello theirs) {
    boolean givesWay = GivingWay.givesWay(parts.hello(), theirs);
    if (givesWay) {
      PeerInfo peer = theirs.peer();
      parts.stop(StopReason.DISSOLVED, peer.name() + " at " + peer.address());
    }
    return givesWay;
  }
}
