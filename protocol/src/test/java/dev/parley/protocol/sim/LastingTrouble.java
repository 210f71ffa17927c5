package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Trouble that stays but leaves a sound majority: then one leader must last, and some of what is
 * typed at the sound members must become final (who does not hear the leader has to wait).
 */
final class LastingTrouble {
  /** What the trouble is. */
  enum Kind {
    NONE,
    /** All but a majority have no space on their disks. */
    FULL_DISKS,
    /** Many pairs outside the majority do not hear each other. */
    MISSING_LINKS,
    /** The leader hears all, and is heard by one only. */
    MUTE_LEADER,
    /** One follower does not hear the leader, which hears it. */
    DEAF_FOLLOWER,
    /** The highest voter reaches some, but no majority. */
    LONELY_HIGHEST
  }

  /** What any life may end with. */
  static final List<Kind> ANYWHERE =
      List.of(Kind.NONE, Kind.FULL_DISKS, Kind.MISSING_LINKS, Kind.MUTE_LEADER, Kind.DEAF_FOLLOWER);

  private static final int CALM_MILLIS = 6000;

  /** Longer than it takes to give or take a vote. */
  private static final int REST_MILLIS = 1500;

  private static final int SETTLE_MILLIS = 3000;
  private static final int LOOK_MILLIS = 2500;

  private final Simulator sim;
  private final FaultPlayer player;
  private final Fairness fairness;

  LastingTrouble(Simulator sim, FaultPlayer player) {
    this.sim = sim;
    this.player = player;
    this.fairness = new Fairness(sim);
  }

  void play(Kind kind) {
    if (kind == Kind.NONE) {
      return;
    }
    player.heal();
    List<SimNode> sound = comesToRest() ? begin(kind) : List.of();
    if (sound.isEmpty()) {
      sim.lasting = false;
      return;
    }
    sim.tally().saw(Sight.LASTING_TROUBLE);
    look(kind, sound);
  }

  /** Whether all is as it should be, and the votes are where they stay. */
  private boolean comesToRest() {
    GroupDoesNotConverge convergence = new GroupDoesNotConverge(sim);
    long end = sim.now + CALM_MILLIS;
    long restSince = sim.now;
    long committed = 0;
    while (sim.now < end && sim.now - restSince < REST_MILLIS) {
      sim.runUntil(sim.now + 200);
      long now = sim.invariants.history.committedEnd();
      if (now != committed || convergence.missing() != null) {
        committed = now;
        restSince = sim.now;
      }
    }
    return sim.now - restSince >= REST_MILLIS;
  }

  private void look(Kind kind, List<SimNode> sound) {
    History history = sim.invariants.history;
    sim.runUntil(sim.now + SETTLE_MILLIS);
    long before = history.chats();
    sound.forEach(node -> player.type(node, 1));
    sim.runUntil(sim.now + LOOK_MILLIS);
    SimNode leader = sim.leader();
    long term = history.highestTerm();
    long members = history.lastMembers();
    sim.runUntil(sim.now + LOOK_MILLIS);
    if (history.chats() == before) {
      throw new Violation(8, kind + ": nothing becomes final, though a majority is sound");
    }
    boolean votesMoved = members != history.lastMembers(); // somebody else may be the one to lead
    boolean lasts = leader == sim.leader() && term == history.highestTerm();
    if (leader == null || !(lasts || votesMoved)) {
      throw new Violation(
          8,
          kind
              + ": the leader does not last: "
              + (leader == null ? "nobody" : "n" + leader.id)
              + " in term "
              + term
              + ", then term "
              + history.highestTerm());
    }
  }

  /** Returns the members of a sound majority; empty: there can be none. */
  private List<SimNode> begin(Kind kind) {
    sim.lasting = kind != Kind.MISSING_LINKS;
    List<SimNode> sound = new ArrayList<>(sim.nodes.values());
    sound.removeIf(node -> node.left);
    int all = sound.size();
    SimNode leader = sim.leader();
    switch (kind) {
      case MUTE_LEADER -> {
        SimNode companion = sim.dice.pick(sound);
        sound.remove(leader);
        if (companion == leader || !fairness.isMajority(sound)) {
          return List.of();
        }
        for (SimNode node : sound) {
          if (node != companion) {
            sim.network.block(leader.id, node.id);
          }
        }
      }
      case DEAF_FOLLOWER -> {
        SimNode deaf = sim.dice.pick(sound);
        sound.remove(deaf);
        if (deaf == leader || !fairness.isMajority(sound)) {
          return List.of();
        }
        sim.network.block(leader.id, deaf.id);
      }
      case LONELY_HIGHEST -> {
        sound.remove(leader); // at rest it is the highest
        if (!fairness.isMajority(sound)) {
          return List.of();
        }
        player.cuts.leaveTo(leader, few -> !fairness.mayBeMajority(few, leader));
      }
      default -> {
        shrink(sound);
        if (!fairness.isMajority(sound) || sound.size() == all) {
          return List.of();
        }
        trouble(kind, sound);
      }
    }
    sim.trace("-- " + kind + " that stays; sound: " + sound.stream().map(node -> node.id).toList());
    return sound;
  }

  /** Leaves as few as make a majority; now and then the lowest. */
  private void shrink(List<SimNode> sound) {
    List<SimNode> order = new ArrayList<>(sound);
    order.sort(Comparator.comparingInt(node -> -node.id));
    if (sim.dice.chance(0.4)) {
      Collections.rotate(order, sim.dice.between(1, order.size()));
    }
    for (SimNode node : order) {
      sound.remove(node);
      if (!fairness.isMajority(sound)) {
        sound.add(node);
      }
    }
    sound.sort(Comparator.comparingInt(node -> node.id));
  }

  private void trouble(Kind kind, List<SimNode> sound) {
    for (SimNode one : sim.nodes.values()) {
      if (kind == Kind.FULL_DISKS && !sound.contains(one) && !one.left) {
        sim.setFull(one, true);
      }
      for (SimNode other : sim.nodes.tailMap(one.id, false).values()) {
        boolean inside = sound.contains(one) && sound.contains(other);
        if (kind == Kind.MISSING_LINKS && !inside && sim.dice.chance(0.6)) {
          sim.network.blockBoth(one.id, other.id);
        }
      }
    }
  }
}
