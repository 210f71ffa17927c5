package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** What happens to the network. */
final class Cuts {
  private final Simulator sim;
  private final Dice dice;

  Cuts(Simulator sim) {
    this.sim = sim;
    this.dice = sim.dice;
  }

  /** Returns whether anything was cut or mended. */
  boolean play(FaultKind kind, SimNode node) {
    switch (kind) {
      case MEND -> sim.network.unblockAll();
      case SPLIT -> {
        List<SimNode> side = new ArrayList<>(sim.nodes.values());
        side.removeIf(each -> dice.chance(0.5));
        split(side);
      }
      case ISOLATE_LEADER -> {
        List<SimNode> side = new ArrayList<>(List.of(node));
        int companions = dice.pick(0, 1, 1, 2);
        for (int i = 0; i < companions; i++) {
          side.add(other(null));
        }
        split(side);
      }
      case CUT_PAIR -> sim.network.blockBoth(node.id, other(node).id);
      case ONE_WAY -> sim.network.block(node.id, other(node).id);
      case MUTE_LEADER -> {
        for (SimNode each : sim.nodes.values()) {
          if (each != node) {
            sim.network.block(node.id, each.id);
          }
        }
      }
      default -> throw new IllegalArgumentException(kind.name());
    }
    return sim.nodes.size() > 1;
  }

  /** Another machine than that one, if there is one. */
  private SimNode other(SimNode than) {
    List<SimNode> others = new ArrayList<>(sim.nodes.values());
    if (others.size() > 1) {
      others.remove(than);
    }
    return dice.pick(others);
  }

  void split(List<SimNode> side) {
    sim.network.unblockAll();
    for (SimNode one : sim.nodes.values()) {
      for (SimNode other : sim.nodes.values()) {
        if (side.contains(one) != side.contains(other)) {
          sim.network.block(one.id, other.id);
        }
      }
    }
  }

  /** Connections of that machine are reset, or of all; each with that chance. */
  boolean reset(SimNode of, double share) {
    boolean any = false;
    for (SimLink link : sim.network.dialled()) {
      boolean concerned = of == null || link.nodeId() == of.id || link.otherNodeId() == of.id;
      if (concerned && dice.chance(share)) {
        sim.network.reset(link);
        any = true;
      }
    }
    return any;
  }

  boolean flicker(int cuts) {
    List<SimNode> nodes = new ArrayList<>(sim.nodes.values());
    int time = 0;
    for (int i = 0; i < cuts; i++) {
      SimNode one = dice.pick(nodes);
      SimNode other = dice.pick(nodes);
      time += dice.between(5, 120);
      if (one != other) {
        sim.inTrouble(time, () -> sim.network.blockBoth(one.id, other.id));
        sim.in(time + dice.between(10, 150), () -> sim.network.unblockBoth(one.id, other.id));
      }
    }
    return nodes.size() > 1;
  }

  /** That machine reaches some, but fewer than half. */
  boolean leaveFewTo(SimNode lonely) {
    int few = dice.between(0, Math.max(0, (sim.nodes.size() - 1) / 2 - 1));
    leaveTo(lonely, companions -> companions.size() <= few);
    return sim.nodes.size() > 1;
  }

  /**
   * That machine reaches as many others, in any order, as {@code few} holds for, and no more.
   * Returns how many.
   */
  int leaveTo(SimNode lonely, Predicate<List<SimNode>> few) {
    List<SimNode> others = new ArrayList<>(sim.nodes.values());
    others.remove(lonely);
    Collections.rotate(others, dice.between(0, others.size()));
    List<SimNode> kept = new ArrayList<>();
    for (SimNode other : others) {
      kept.add(other);
      if (!few.test(kept)) {
        kept.remove(other);
        sim.network.blockBoth(lonely.id, other.id);
      }
    }
    return kept.size();
  }
}
