package dev.parley.protocol.message;

import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;

/** Why a replica that is not the member of its id is turned away, and what its user can do. */
public final class Refusals {
  private Refusals() {}

  public static JoinRefused removed(int nodeId) {
    return new JoinRefused(
        RefusalCode.REMOVED,
        "id "
            + nodeId
            + " was removed from the group; to come back use another --id and an empty --data");
  }

  public static JoinRefused replaced(int nodeId) {
    return new JoinRefused(
        RefusalCode.REPLACED,
        "this copy of the data of id "
            + nodeId
            + " was replaced by a newer one; run that one, or give another --id");
  }

  /** {@code user}: who has that id. */
  public static JoinRefused idInUse(PeerInfo user) {
    return new JoinRefused(
        RefusalCode.ID_IN_USE,
        "id %d is in use by %s at %s; give another --id"
            .formatted(user.nodeId(), user.name(), user.address()));
  }
}
