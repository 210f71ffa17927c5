package dev.parley.protocol.sim;

import dev.parley.protocol.config.PeerConfig;

/**
 * What stays the same throughout a life.
 *
 * @param late how often a message is late
 * @param delayMillis how long it is on its way at most, if it is not late
 * @param syncMillis how long a sync takes at most, where the disk is not slow
 * @param skip how often a connection is not draining when an entry is pushed
 * @param batchMillis how long inputs may gather before {@code settle}; 0: it follows each of them
 * @param codec messages are written and read as lines on their way
 * @param checkpoints a process may start from a checkpoint
 * @param clocksDiffer some run a twelfth fast or slow
 */
record Settings(
    PeerConfig config,
    double late,
    int delayMillis,
    int syncMillis,
    double skip,
    int batchMillis,
    boolean codec,
    boolean checkpoints,
    boolean clocksDiffer) {

  static Settings of(Dice dice) {
    PeerConfig config =
        new PeerConfig(
            150,
            600,
            300,
            400,
            dice.pick(3000, 3000, 6000),
            400,
            3,
            dice.pick(3, 5, 5, 7),
            dice.pick(4, 16),
            200,
            8,
            dice.pick(6, 64, 64),
            dice.pick(300, 1200, 6000),
            new PeerConfig.Holding(dice.pick(12, 60), dice.pick(3, 3, 10), 1500));
    return new Settings(
        config,
        dice.pick(0.03, 0.03, 0.1, 0.25),
        12,
        10,
        dice.pick(0.04, 0.04, 0.3),
        dice.pick(0, 0, 3),
        dice.chance(0.03),
        dice.chance(0.5),
        dice.chance(0.3));
  }

  /** Any that a group can live with. */
  static Settings ofSwarm(Dice dice) {
    int heartbeat = dice.pick(100, 150, 200);
    int leaderTimeout =
        Math.max(600, heartbeat * dice.pick(3, 4, 6)); // healed networks are late, too
    int window = dice.pick(1, 4, 16, 64);
    PeerConfig config =
        new PeerConfig(
            heartbeat,
            leaderTimeout,
            dice.pick(200, 300, 500),
            dice.pick(0, 400, 1000),
            leaderTimeout * dice.pick(5, 5, 10),
            dice.pick(200, 400, 1000),
            dice.pick(3, 3, 5), // two voters cannot lose a disk
            dice.pick(5, 5, 7),
            window,
            dice.pick(window, 200),
            dice.pick(1, 8, 64),
            Math.max(window, dice.pick(6, 64)), // what finds no room is sent again much later
            dice.pick(200, 300, 1200, 6000),
            new PeerConfig.Holding(dice.pick(12, 60), dice.pick(3, 3, 10), 1500));
    return new Settings(
        config,
        dice.pick(0, 0.03, 0.1, 0.25),
        dice.pick(2, 12, 12, 40),
        dice.pick(1, 10, 10, 40),
        dice.pick(0, 0.04, 0.3),
        dice.pick(0, 0, 3, 15),
        dice.chance(0.03),
        dice.chance(0.5),
        dice.chance(0.5));
  }

  /**
   * The same for a crowd: with at most so many votes, and room at the leader for one text of each
   * member. What finds no room is sent again much later, at the cost of patience and of nothing
   * else.
   */
  Settings forCrowd(int maxVoters, int texts) {
    int uncommitted = Math.max(texts, config.uncommittedEntries());
    return withConfig(config.demoteAfterMillis(), config.minVoters(), maxVoters, uncommitted);
  }

  /** How many of its milliseconds a new machine counts in a second. */
  int clockSpeed(Dice any) {
    return clocksDiffer ? any.pick(920, 970, 1000, 1030, 1080) : 1000;
  }

  /** The same with a network that seldom troubles, for scripts that need exact times. */
  Settings calm() {
    return new Settings(config, 0.03, delayMillis, syncMillis, 0, 0, codec, checkpoints, false);
  }

  /** The same with so many votes at least, and no vote taken soon. */
  Settings keepingVoters(int least) {
    Settings kept =
        withConfig(6000, least, Math.max(least, config.maxVoters()), config.uncommittedEntries());
    return new Settings(
        kept.config, late, delayMillis, syncMillis, skip, batchMillis, codec, checkpoints, false);
  }

  private Settings withConfig(long demoteAfter, int minVoters, int maxVoters, int uncommitted) {
    PeerConfig c = config;
    PeerConfig changed =
        new PeerConfig(
            c.heartbeatMillis(),
            c.leaderTimeoutMillis(),
            c.electionTimeoutMillis(),
            c.takeoverAfterMillis(),
            demoteAfter,
            c.resendAfterMillis(),
            minVoters,
            maxVoters,
            c.window(),
            c.outboxMessages(),
            c.holdbackEntries(),
            uncommitted,
            c.blockBytes(),
            c.holding());
    return new Settings(
        changed,
        late,
        delayMillis,
        syncMillis,
        skip,
        batchMillis,
        codec,
        checkpoints,
        clocksDiffer);
  }
}
