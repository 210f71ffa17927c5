package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What users and the weather do in one life, by its seed.
 *
 * @param founders how many members found the group
 * @param voters how many of them have a vote
 * @param faults in the order of time
 * @param lasting what stays for a while when they are over
 * @param swarm sizes, time-outs and speeds are drawn, too
 * @param luck what chance does besides: 0 is the seed's own
 */
record FaultPlan(
    int founders,
    int voters,
    List<Fault> faults,
    LastingTrouble.Kind lasting,
    boolean swarm,
    int luck) {
  /** When the last fault is over at the latest. */
  static final int FAULT_MILLIS = 9000;

  private static final List<Profile> PLAIN =
      List.of(
          Profile.MIXED,
          Profile.CHURN,
          Profile.LEADERS,
          Profile.SENDERS,
          Profile.STORM,
          Profile.STALE_LEADER,
          Profile.ISLANDS);

  FaultPlan {
    faults = List.copyOf(faults);
  }

  FaultPlan with(List<Fault> fewer) {
    return new FaultPlan(founders, voters, fewer, lasting, swarm, luck);
  }

  FaultPlan with(int otherLuck) {
    return new FaultPlan(founders, voters, faults, lasting, swarm, otherLuck);
  }

  /** The same without what comes after that time. */
  FaultPlan until(long end) {
    boolean early = end <= FAULT_MILLIS;
    List<Fault> before = faults.stream().filter(fault -> fault.time() <= end).toList();
    LastingTrouble.Kind left = early ? LastingTrouble.Kind.NONE : lasting;
    return new FaultPlan(founders, voters, before, left, swarm, luck);
  }

  /**
   * @param wanted null: the seed says it
   */
  static FaultPlan of(long seed, Profile wanted) {
    Dice dice = new Dice(seed, 2);
    int founders = dice.pick(3, 3, 3, 4, 5, 5, 2, 1);
    int voters = dice.pick(founders, founders, Math.min(3, founders), 1);
    Profile plain = dice.pick(PLAIN);
    Dice swarm = new Dice(seed, 4);
    Profile any = swarm.chance(0.5) ? Profile.SWARM : plain;
    Profile profile = wanted == null ? any : wanted;
    if (profile == Profile.SWARM) {
      founders = swarm.between(1, 9);
      voters = swarm.pick(founders, Math.min(3, founders), swarm.between(1, founders));
    }
    if (profile == Profile.CROWD) {
      founders = Profile.CROWD_MEMBERS;
      voters = swarm.pick(Profile.CROWD_VOTERS, Profile.CROWD_VOTERS, 3, 1);
    }
    List<Fault> faults = new Maker(dice, founders, profile).faults();
    LastingTrouble.Kind trouble = dice.pick(LastingTrouble.ANYWHERE);
    LastingTrouble.Kind lasting = dice.chance(0.5) ? LastingTrouble.Kind.NONE : trouble;
    if (swarm.chance(0.12)) {
      lasting = LastingTrouble.Kind.LONELY_HIGHEST;
    }
    return new FaultPlan(founders, voters, faults, lasting, profile == Profile.SWARM, 0);
  }

  /** Draws the faults. */
  private static final class Maker {
    private final Dice dice;
    private final int founders;
    private final Profile profile;
    private final List<Fault> faults = new ArrayList<>();

    Maker(Dice dice, int founders, Profile profile) {
      this.dice = dice;
      this.founders = founders;
      this.profile = profile;
    }

    List<Fault> faults() {
      drawWeather();
      drawTyping();
      switch (profile) {
        case SENDERS -> typeAroundFalls();
        case STORM -> drawStorm();
        case STALE_LEADER -> drawStaleLeaders();
        case SWARM -> {
          switch (dice.between(1, 8)) {
            case 1 -> drawStorm();
            case 2 -> drawStaleLeaders();
            case 3, 4 -> typeAroundFalls();
            default -> {}
          }
        }
        default -> {}
      }
      faults.removeIf(fault -> fault.time() <= 0 || fault.time() >= FAULT_MILLIS);
      faults.sort(Comparator.comparingLong(Fault::time));
      return faults;
    }

    private void add(long time, FaultKind kind, int node) {
      faults.add(new Fault(time, kind, node, dice.share(), dice.share()));
    }

    private void drawWeather() {
      List<FaultKind> kinds = new ArrayList<>();
      for (Map.Entry<FaultKind, Integer> each : profile.weights(dice).entrySet()) {
        for (int i = 0; i < each.getValue(); i++) {
          kinds.add(each.getKey());
        }
      }
      int count = dice.between(5, profile.mostFaults());
      for (int i = 0; i < count; i++) {
        FaultKind kind = dice.pick(kinds);
        boolean anybody = kind == FaultKind.JOIN || kind == FaultKind.REMOVE;
        add(dice.between(60, FAULT_MILLIS), kind, node(founders + (anybody ? 2 : 0)));
      }
    }

    /** Of a crowd, every other is one of the highest, who have the votes in the end. */
    private int node(int highest) {
      boolean high = profile == Profile.CROWD && dice.chance(0.5);
      return dice.between(high ? highest - Profile.CROWD_VOTERS : 1, highest);
    }

    private void drawTyping() {
      int count = dice.between(4, 18);
      for (int i = 0; i < count; i++) {
        add(dice.between(100, FAULT_MILLIS), FaultKind.TYPE, node(founders + 2));
      }
    }

    private void typeAroundFalls() {
      for (Fault fault : List.copyOf(faults)) {
        switch (fault.kind()) {
          case POWER, KILL, BLIP, LOSE_OUTBOX, LOSE_LOG -> {
            add(fault.time() - dice.between(1, 60), FaultKind.TYPE, fault.node());
            add(fault.time() + fault.down() + dice.between(15, 95), FaultKind.TYPE, fault.node());
          }
          default -> {}
        }
      }
    }

    private void drawStorm() {
      List<FaultKind> kinds =
          List.of(
              FaultKind.SPLIT,
              FaultKind.SPLIT,
              FaultKind.ISOLATE_LEADER,
              FaultKind.ISOLATE_LEADER,
              FaultKind.ISOLATE_LEADER,
              FaultKind.KILL_LEADER,
              FaultKind.MEND,
              FaultKind.CUT_PAIR);
      int time = dice.between(200, 1500);
      while (time < FAULT_MILLIS) {
        add(time, dice.pick(kinds), dice.between(1, founders));
        add(time + dice.between(1, 40), FaultKind.TYPE_LEADER, 1);
        time += (int) (dice.pick(60, 150, 400, 900) * (0.5 + dice.share()));
      }
    }

    private void drawStaleLeaders() {
      List<FaultKind> kinds =
          List.of(FaultKind.PAUSE_LEADER, FaultKind.MUTE_LEADER, FaultKind.ISOLATE_LEADER);
      int time = dice.between(500, 1500);
      while (time < FAULT_MILLIS - 2000) {
        add(time, FaultKind.SLOW, dice.between(1, founders));
        add(time + dice.between(1, 300), FaultKind.TYPE_LEADER, 1);
        add(time + dice.between(1, 300), dice.pick(kinds), dice.between(1, founders));
        add(time + dice.between(600, 1900), FaultKind.MEND, 1);
        time += dice.between(1200, 2600);
      }
    }
  }
}
