package dev.parley.protocol;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.election.StatedTerm;
import dev.parley.protocol.link.Link;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Ack;
import dev.parley.protocol.message.Message.Chat;
import dev.parley.protocol.message.Message.Commit;
import dev.parley.protocol.message.Message.Coordinator;
import dev.parley.protocol.message.Message.Election;
import dev.parley.protocol.message.Message.ElectionOk;
import dev.parley.protocol.message.Message.Read;
import dev.parley.protocol.message.Message.Request;
import dev.parley.protocol.message.Message.RequestKind;

/**
 * What is believed of whom. A peer that this log does not name may be a voter all the same: this
 * log may be old, and an election must not wait for it. But as long as a leader is heard, a
 * majority has no need of that, and whoever is named nowhere decides nothing: else anybody who can
 * connect could depose a leader, or tell a follower that its log is wrong.
 */
final class Strangers {
  /**
   * A term that is so much higher than one's own is a lie: one election a second would take half a
   * year. Believed, a few such lies would use up all terms there are, for ever.
   */
  static final long TERM_LEAP = 1L << 24;

  /**
   * What is known of the other end of a link: asked for with each message, so it is kept until one
   * of those changes of which it follows.
   */
  private record Standing(
      Link link,
      String groupId,
      Membership membership,
      Membership committed,
      boolean isOfGroup,
      boolean isKnown) {}

  private final Parts parts;
  private Standing standing = new Standing(null, null, null, null, false, false);

  Strangers(Parts parts) {
    this.parts = parts;
  }

  private Standing standing(Link from) {
    Membership committed = parts.log.derived().committedMembership();
    if (standing.link != from
        || standing.groupId != parts.groupId
        || standing.membership != parts.membership()
        || standing.committed != committed) {
      // A newcomer knows nobody, and lets all be.
      boolean isKnown = parts.isNewcomer() || parts.membership().contains(from.replica());
      standing =
          new Standing(
              from, parts.groupId, parts.membership(), committed, parts.isOfGroup(from), isKnown);
    }
    return standing;
  }

  /** The term that is to be taken note of; 0: none. */
  long believedTerm(Link from, Message message, long now) {
    return mayDecide(from, now) ? StatedTerm.of(message) : 0;
  }

  boolean believes(Link from, Message message, long now) {
    return (standing(from).isOfGroup() || asksForNoTrust(message))
        && !isAbsurd(message)
        && !isForSomebodyElse(from, message)
        && (!decides(message) || mayDecide(from, now))
        && (!(message instanceof Read) || standing(from).isKnown());
  }

  /** What anybody may say, of this group or not. */
  private static boolean asksForNoTrust(Message message) {
    return message instanceof Message.Join
        || message instanceof Message.JoinAck
        || message instanceof Message.JoinRefused
        || message instanceof Message.Bye;
  }

  /** A newcomer knows of no term yet: whatever its group says is news to it. */
  private boolean isAbsurd(Message message) {
    long term = message instanceof Election e ? e.term() : StatedTerm.of(message);
    return term - parts.election.term() > TERM_LEAP && !parts.isNewcomer();
  }

  private static boolean decides(Message message) {
    return message instanceof Coordinator
        || message instanceof ElectionOk
        || message instanceof Ack
        || message instanceof Commit
        || message instanceof Chat
        || message instanceof Request
        || (message instanceof Election e && e.handover());
  }

  /** Nobody names another, or makes a room for another. */
  private static boolean isForSomebodyElse(Link from, Message message) {
    return message instanceof Request r
        && r.kind() != RequestKind.REMOVE
        && r.nodeId() != from.nodeId();
  }

  private boolean mayDecide(Link from, long now) {
    int leader = parts.election.heardLeader(now);
    return leader == 0 || leader == from.nodeId() || standing(from).isKnown();
  }
}
