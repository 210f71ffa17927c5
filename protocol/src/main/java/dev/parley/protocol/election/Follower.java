package dev.parley.protocol.election;

/**
 * Follows the leader of its term, or waits for one, and may probe whether it could be one itself.
 */
public final class Follower implements Role {
  static final long NEVER = Long.MIN_VALUE / 2;

  private final int leaderId;
  private long heardAt;
  private long tryAt;
  private long suspectedAt = -1;
  private int rebuffs;
  private Probe probe;

  private Follower(int leaderId, long heardAt, long tryAt) {
    this.leaderId = leaderId;
    this.heardAt = heardAt;
    this.tryAt = tryAt;
  }

  static Follower of(int leaderId, long now) {
    return new Follower(leaderId, now, now);
  }

  /** Follows nobody, and does not stand for election before {@code tryAt}. */
  static Follower ofNobody(long tryAt) {
    return new Follower(0, NEVER, tryAt);
  }

  /** Who announced itself in this term, heard or not; 0: nobody. */
  public int leaderId() {
    return leaderId;
  }

  void hear(long now) {
    heardAt = now;
    suspectedAt = -1;
    rebuffs = 0;
    probe = null;
  }

  /** The leader is gone for sure: no time-out needs to pass. */
  void loseLeader() {
    heardAt = NEVER;
  }

  boolean hears(long now, long leaderTimeoutMillis) {
    return leaderId != 0 && now - heardAt < leaderTimeoutMillis;
  }

  /** When the leader was first missed; -1: it is not. */
  long suspectedAt() {
    return suspectedAt;
  }

  void suspect(long now, long waitMillis) {
    suspectedAt = now;
    tryAt = Math.max(tryAt, now + waitMillis);
  }

  /** Null: none is under way. */
  Probe probe() {
    return probe;
  }

  void startProbe(Probe started) {
    probe = started;
  }

  void endProbe(long nextTryAt) {
    probe = null;
    tryAt = nextTryAt;
  }

  /** Somebody hears the leader that this one misses. Returns how often that was said before. */
  int rebuffed() {
    return rebuffs++;
  }

  boolean mayTry(long now) {
    return probe == null && now >= tryAt;
  }

  /** Claims the lead: waits for nobody, and not for a leader that itself asks for leave. */
  void hurry(long now) {
    loseLeader();
    tryAt = Math.min(tryAt, now);
  }

  /** When time alone changes something. */
  long wakeAt(long now, long leaderTimeoutMillis) {
    if (hears(now, leaderTimeoutMillis)) {
      return heardAt + leaderTimeoutMillis;
    }
    return probe != null ? probe.deadline : tryAt;
  }
}
