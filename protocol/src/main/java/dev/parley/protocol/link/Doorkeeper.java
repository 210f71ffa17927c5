package dev.parley.protocol.link;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Hello;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.message.Refusals;

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
          "this group speaks version "
              + Limits.VERSION
              + " of the protocol, you speak "
              + theirs.version()
              + "; use the version of parley that the others use");
    }
    boolean otherGroup =
        mine.groupId() != null
            && theirs.groupId() != null
            && !mine.groupId().equals(theirs.groupId());
    if (otherGroup || !mine.group().equals(theirs.group())) {
      return new JoinRefused(
          RefusalCode.WRONG_GROUP, otherGroup(theirs.group(), mine.group(), mine.peer().address()));
    }
    if (membership.removed().contains(nodeId)) {
      return Refusals.removed(nodeId);
    }
    if (membership.replaced().contains(theirs.peer().storageId())) {
      return Refusals.replaced(nodeId);
    }
    boolean isMe = nodeId == mine.peer().nodeId();
    if (isMe || (present != null && !present.replica().equals(theirs.peer().replica()))) {
      return Refusals.idInUse(isMe ? mine.peer() : present.hello().peer());
    }
    return null;
  }

  private static String otherGroup(String theirs, String mine, String address) {
    String who = "the peer at " + address + " is of ";
    return theirs.equals(mine)
        ? who
            + "another group that is called "
            + mine
            + " too; give another --seed, or an empty --data to join that group"
        : who
            + "group "
            + mine
            + ", not "
            + theirs
            + "; give --group "
            + mine
            + " or another --seed";
  }
}
