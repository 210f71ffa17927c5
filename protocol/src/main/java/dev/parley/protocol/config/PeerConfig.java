package dev.parley.protocol.config;

/**
 * Every time-out and bound of a peer, with their relations checked. Times are in milliseconds.
 *
 * @param heartbeatMillis between two heartbeats of voters and to and from the leader
 * @param leaderTimeoutMillis after which a silent leader is suspected; at least three heartbeats
 * @param electionTimeoutMillis how long one round of an election waits for answers
 * @param takeoverAfterMillis how long a higher voter must be caught up before the leader hands
 *     over, and a learner before it takes the place of a voter
 * @param demoteAfterMillis after which a voter that is away loses its vote, and for which one that
 *     left in order takes nobody's place; at least five leader time-outs
 * @param resendAfterMillis after which an unreleased message is sent again; doubled up to ten times
 *     that
 * @param minVoters below this no vote is taken for absence
 * @param maxVoters what is kept; one more while a vote is moved
 * @param window unreleased messages on their way to the leader at a time: bounds what a leader
 *     takes from one sender
 * @param outboxMessages typed and not yet final: above it, typing is refused; bounds memory
 * @param holdbackEntries entries kept that came too early; what does not fit is pulled again
 * @param uncommittedEntries entries that a leader appends above its commit point; bounds memory
 *     when disks are slow
 * @param blockBytes of one catch-up block: bounds what a slow peer makes others send at a time
 * @param holding what is kept for others while nobody leads
 */
public record PeerConfig(
    long heartbeatMillis,
    long leaderTimeoutMillis,
    long electionTimeoutMillis,
    long takeoverAfterMillis,
    long demoteAfterMillis,
    long resendAfterMillis,
    int minVoters,
    int maxVoters,
    int window,
    int outboxMessages,
    int holdbackEntries,
    int uncommittedEntries,
    int blockBytes,
    Holding holding) {

  /**
   * The bounds of what a peer keeps for others.
   *
   * @param messages of all origins together: bounds the file and the memory
   * @param perOrigin of one origin, so that one sender does not take the room of all
   * @param forwardAfterMillis how long a message is held under a leader that hears its sender
   *     before it is sent on: the sender may have lost its outbox
   */
  public record Holding(int messages, int perOrigin, long forwardAfterMillis) {
    public static final Holding DEFAULT = new Holding(50_000, 5000, 10_000);

    public Holding {
      require(perOrigin > 0 && messages >= perOrigin, "held messages: 1 <= per origin <= all");
      require(forwardAfterMillis > 0, "forward-after must be longer than 0");
    }
  }

  public static final PeerConfig DEFAULT =
      new PeerConfig(
          200,
          1000,
          300,
          2000,
          30_000,
          1000,
          3,
          7,
          1024,
          100_000,
          4096,
          65_536,
          256 * 1024,
          Holding.DEFAULT);

  /** How far behind the best log it knows a voter may be and still claim to lead, in entries. */
  public static final long FAR_BEHIND_ENTRIES = 1000;

  /**
   * A bound of so many entries also bounds memory: to this many bytes for each of them. One that is
   * longer is taken all the same, and counts for several.
   */
  public static final int BYTES_PER_ENTRY = 256;

  public PeerConfig {
    require(heartbeatMillis > 0, "the heartbeat must be longer than 0");
    require(
        leaderTimeoutMillis >= 3 * heartbeatMillis,
        "the leader time-out must be at least three heartbeats");
    require(electionTimeoutMillis > 0, "the election time-out must be longer than 0");
    require(takeoverAfterMillis >= 0, "takeover-after must not be negative");
    require(
        demoteAfterMillis >= 5 * leaderTimeoutMillis,
        "demote-after must be at least five leader time-outs");
    require(resendAfterMillis > 0, "resend-after must be longer than 0");
    require(minVoters >= 1 && maxVoters >= minVoters, "voters: 1 <= minimum <= maximum");
    require(window > 0 && outboxMessages >= window, "the outbox must hold at least one window");
    require(
        holdbackEntries > 0 && uncommittedEntries > 0 && blockBytes > 0, "bounds must be positive");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
