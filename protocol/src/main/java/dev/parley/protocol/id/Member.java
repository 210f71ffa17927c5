package dev.parley.protocol.id;

/**
 * A member as an entry of the log names it.
 *
 * @param voter false: a learner, which stores and delivers but is never counted
 */
public record Member(PeerInfo info, boolean voter) {

  public Member asVoter(boolean vote) {
    return new Member(info, vote);
  }
}
