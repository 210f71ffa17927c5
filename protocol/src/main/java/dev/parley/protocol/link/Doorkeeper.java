package dev.parley.protocol.link;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;

/** Whether a connection may stay, by what its other end says of itself. */
public final class Doorkeeper {
  private Doorkeeper() {}

  /**
   * Returns why not, or null.
   *
   * @param mine what this peer says of itself
   * @param present the live connection to that node id; null: there is none
   */
  public static JoinRefused refusal(Hello theirs, Hello mine, Membership membership, Link present) {
    int nodeId = theirs.peer().nodeId();
    if (theirs.version() != Limits.VERSION) {
      return new JoinRefused(
          RefusalCode.WRONG_VERSION,
          "this group speaks version " + Limits.VERSION + ", you speak " + theirs.version());
    }
    boolean otherGroup =
        mine.groupId() != null
            && theirs.groupId() != null
            && !mine.groupId().equals(theirs.groupId());
    if (otherGroup || !mine.group().equals(theirs.group())) {
      return new JoinRefused(
          RefusalCode.WRONG_GROUP,
          "this is another group" + (otherGroup ? " of the name " : ": ") + mine.group());
    }
    if (membership.removed().contains(nodeId)) {
      return new JoinRefused(RefusalCode.REMOVED, "id " + nodeId + " was removed from the group");
    }
    if (membership.replaced().contains(theirs.peer().storageId())) {
      return new JoinRefused(
          RefusalCode.REPLACED,
          "this copy of the data of id " + nodeId + " was replaced by a newer one");
    }
    boolean isMe = nodeId == mine.peer().nodeId();
    if (isMe || (present != null && !present.replica().equals(theirs.peer().replica()))) {
      Hello user = isMe ? mine : present.hello();
      return new JoinRefused(
          RefusalCode.ID_IN_USE,
          "id " + nodeId + " is in use by " + user.peer().name() + " at " + user.peer().address());
    }
    return null;
  }
}
