package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Trouble that stays but leaves a sound majority: then one leader must last, and what is typed at a
 * sound member must become final.
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
    DEAF_FOLLOWER
  }

  private static final int CALM_MILLIS = 4000;
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
    GroupDoesNotConverge convergence = new GroupDoesNotConverge(sim);
    player.heal();
    long end = sim.now + CALM_MILLIS;
    while (sim.now < end && convergence.missing() != null) {
      sim.runUntil(sim.now + 200);
    }
    SimNode sound = convergence.missing() == null ? begin(kind) : null;
    if (sound == null) {
      sim.lasting = false;
      return;
    }
    look(kind, sound);
  }

  private void look(Kind kind, SimNode sound) {
    History history = sim.invariants.history;
    sim.runUntil(sim.now + SETTLE_MILLIS);
    long before = history.chats();
    player.type(sound, 1);
    sim.runUntil(sim.now + LOOK_MILLIS);
    SimNode leader = sim.leader();
    long term = history.highestTerm();
    sim.runUntil(sim.now + LOOK_MILLIS);
    if (history.chats() == before) {
      throw new Violation(
          8, kind + ": what n" + sound.id + " typed is not final, though a majority is sound");
    }
    if (leader == null || leader != sim.leader() || term != history.highestTerm()) {
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

  /** Returns a member of the sound majority; null: there can be none. */
  private SimNode begin(Kind kind) {
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
          return null;
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
          return null;
        }
        sim.network.block(leader.id, deaf.id);
      }
      default -> {
        shrink(sound);
        if (!fairness.isMajority(sound) || sound.size() == all) {
          return null;
        }
        trouble(kind, sound);
      }
    }
    sim.trace("-- " + kind + " that stays; n" + sound.get(0).id + " is sound");
    return sim.dice.pick(sound);
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
        player.setFull(one, true);
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
