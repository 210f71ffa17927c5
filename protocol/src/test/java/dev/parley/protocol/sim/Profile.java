package dev.parley.protocol.sim;

import static dev.parley.protocol.sim.FaultKind.MEND;

import java.util.EnumMap;
import java.util.Map;

/** What a life's faults are mostly about. */
enum Profile {
  MIXED(0),
  /** Members come, go and lose their disks. */
  CHURN(0),
  /** Leaders fall again and again. */
  LEADERS(14),
  /** Machines fall while their users type. */
  SENDERS(0),
  /** The partition changes quicker than the group can follow. */
  STORM(0),
  /** Leaders sleep, or hear and are not heard, while disks are slow. */
  STALE_LEADER(0),
  /** The group falls apart, talks on, and some lose what they typed. */
  ISLANDS(0),
  /** Each life draws its own mix of all that there is. */
  SWARM(20),
  /** Fifty members, of whom at most seven have a vote. Not among the lives that a seed picks. */
  CROWD(14);

  /** How many members found a {@link #CROWD}. */
  static final int CROWD_MEMBERS = 50;

  static final int CROWD_VOTERS = 7;

  private static final Map<FaultKind, Integer> CROWDS =
      Map.of(
          FaultKind.KILL_LEADER, 10,
          FaultKind.ISOLATE_LEADER, 5,
          FaultKind.PAUSE_LEADER, 3,
          FaultKind.LONELY_HIGHEST, 2,
          FaultKind.LONG_DOWN, 2,
          FaultKind.ISLAND, 3,
          FaultKind.FLOOD, 3);

  private final int moreFaults;

  Profile(int moreFaults) {
    this.moreFaults = moreFaults;
  }

  int mostFaults() {
    return 26 + moreFaults;
  }

  Map<FaultKind, Integer> weights(Dice dice) {
    Map<FaultKind, Integer> weights = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      weights.put(kind, kind.weight);
    }
    switch (this) {
      case CHURN -> {
        weights.put(FaultKind.JOIN, 5);
        weights.put(FaultKind.REMOVE, 4);
        weights.put(FaultKind.WIPE, 4);
        weights.put(FaultKind.SPLIT, 6);
        weights.put(FaultKind.KILL_LEADER, 6);
      }
      case LEADERS -> {
        weights.put(FaultKind.KILL_LEADER, 14);
        weights.put(FaultKind.RESET_LEADER, 10);
        weights.put(FaultKind.SPLIT, 8);
        weights.put(FaultKind.MEND, 8);
        weights.put(FaultKind.QUIT, 5);
      }
      case SENDERS -> {
        weights.put(FaultKind.SLOW, 10);
        weights.put(FaultKind.POWER, 12);
        weights.put(FaultKind.WIPE, 5);
        weights.put(FaultKind.LOSE_LOG, 5);
        weights.put(FaultKind.LOSE_OUTBOX, 5);
      }
      case ISLANDS -> {
        weights.put(FaultKind.ISLAND, 20);
        weights.put(FaultKind.SPLIT, 8);
        weights.put(FaultKind.LOSE_OUTBOX, 8);
        weights.put(FaultKind.LOSE_HELD, 4);
        weights.put(FaultKind.OLD_HELD, 3);
        weights.put(FaultKind.OLD_OUTBOX, 2);
        weights.put(FaultKind.DIE, 5);
      }
      case CROWD -> weights.putAll(CROWDS);
      case SWARM ->
          weights.replaceAll(
              (kind, weight) ->
                  !kind.isTyping() && dice.chance(0.35)
                      ? dice.between(1, 8)
                      : kind == MEND ? 2 : 0);
      default -> {}
    }
    return weights;
  }
}
