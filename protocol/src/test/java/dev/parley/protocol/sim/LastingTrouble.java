package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Trouble that stays but leaves a sound majority: then one leader must last, unless votes move, and
 * what is typed at sound members must become final (who does not hear it, or is not heard, waits).
 */
final class LastingTrouble {
  /** What the trouble is. */
  enum Kind {
    NONE(null),
    /** All but a majority have no space on their disks. */
    FULL_DISKS(Sight.DISKS_FULL_FOR_GOOD),
    /** Many pairs outside the majority do not hear each other. */
    MISSING_LINKS(Sight.LINKS_MISSING_FOR_GOOD),
    /** The leader hears all, and is heard by one only. */
    MUTE_LEADER(Sight.LEADER_MUTE_FOR_GOOD),
    /** One follower does not hear the leader, which hears it. */
    DEAF_FOLLOWER(Sight.FOLLOWER_DEAF_FOR_GOOD),
    /** The highest voter reaches some, but no majority. */
    LONELY_HIGHEST(Sight.HIGHEST_LONELY_FOR_GOOD);

    /** Null: nothing stays. */
    final Sight sight;

    Kind(Sight sight) {
      this.sight = sight;
    }
  }

  /** What any life may end with. */
  static final List<Kind> ANYWHERE =
      List.of(Kind.NONE, Kind.FULL_DISKS, Kind.MISSING_LINKS, Kind.MUTE_LEADER, Kind.DEAF_FOLLOWER);

  private static final int CALM_MILLIS = 6000;

  /** Nothing is missing, and nothing has become final. */
  private static final int REST_MILLIS = 600;

  /** How long a group may take to get used to trouble. */
  private static final int SETTLE_TIMEOUTS = 5;

  /** How long before and between two looks at it. */
  private static final int LOOK_TIMEOUTS = 3;

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
    sim.tally().saw(kind.sight);
    int takeovers = 0;
    while (!look(kind, sound)) {
      if (++takeovers > sim.nodes.size()) {
        throw broken(kind, "one leader after the other is replaced by a higher one");
      }
    }
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

  /** While the lead is handed over, nobody leads for a moment. */
  private void awaitTakeover() {
    long end = sim.now + 2 * sim.settings.config().electionTimeoutMillis();
    while (sim.leader() == null && sim.now < end) {
      sim.runUntil(sim.now + 20);
    }
  }

  /** Returns false if a higher leader has taken over meanwhile: then that one must last. */
  private boolean look(Kind kind, List<SimNode> sound) {
    long timeout = sim.settings.config().leaderTimeoutMillis();
    sim.runUntil(sim.now + SETTLE_TIMEOUTS * timeout);
    History history = sim.invariants.history;
    long before = history.chats();
    sound.forEach(node -> player.type(node, 1));
    sim.runUntil(sim.now + LOOK_TIMEOUTS * timeout);
    awaitTakeover();
    SimNode leader = sim.leader();
    long term = history.highestTerm();
    long members = history.lastMembers();
    List<SimNode> following = new ArrayList<>(sound);
    following.removeIf(node -> !follows(node, leader));
    sim.runUntil(sim.now + LOOK_TIMEOUTS * timeout);
    if (history.chats() == before) {
      throw broken(kind, "nothing becomes final, though a majority is sound");
    }
    boolean lasts = leader != null && leader == sim.leader() && term == history.highestTerm();
    boolean isTakenOver = leader != null && sim.leader() != null && sim.leader().id > leader.id;
    if (lasts) {
      requireFinal(kind, following, leader);
    } else if (leader == null || (!isTakenOver && members == history.lastMembers())) {
      throw broken(kind, "the leader of term " + term + " does not last: " + leader);
    }
    return !isTakenOver;
  }

  /** Who hears a leader that lasts, and can be heard by it, does not wait for ever. */
  private void requireFinal(Kind kind, List<SimNode> following, SimNode leader) {
    for (SimNode node : following) {
      boolean canBeHeard = !sim.network.isBlocked(node.id, leader.id);
      if (follows(node, leader) && canBeHeard && node.process.status().outbox() > 0) {
        throw broken(kind, "what was typed at n" + node.id + " waits, though it follows");
      }
    }
  }

  private static boolean follows(SimNode node, SimNode leader) {
    return leader != null && node.process != null && node.process.status().leaderId() == leader.id;
  }

  private static Violation broken(Kind kind, String text) {
    return new Violation(8, kind + ": " + text);
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
        if (player.cuts.leaveTo(leader, few -> !fairness.mayBeMajority(few, leader)) == 0) {
          return List.of();
        }
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
