package dev.parley.protocol.sim;

import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Makes faults happen. */
final class FaultPlayer {
  private final Simulator sim;
  private final Dice dice;
  private final Fairness fairness;
  private final RareFaults rare;
  private final HeldFaults held;
  private int typed;

  FaultPlayer(Simulator sim) {
    this.sim = sim;
    this.dice = sim.dice;
    this.fairness = new Fairness(sim);
    this.rare = new RareFaults(sim, this, fairness);
    this.held = new HeldFaults(sim, this, fairness);
  }

  void play(Fault fault) {
    SimNode node = fault.kind().isAboutLeader() ? sim.leader() : sim.node(fault.node());
    sim.trace("-- " + fault + (node == null ? "" : " at n" + node.id));
    if (fault.kind() == FaultKind.JOIN) {
      join(fault.node());
    } else if (node != null) {
      play(fault, node);
    }
  }

  private void play(Fault fault, SimNode node) {
    switch (fault.kind()) {
      case KILL, POWER, BLIP, KILL_LEADER -> fall(fault, node);
      case ALL_POWER -> {
        for (SimNode each : sim.nodes.values()) {
          sim.stop(each, true);
          back(each, dice.between(50, 1050));
        }
      }
      case WIPE, LOSE_LOG -> loseLog(fault, node);
      case LOSE_OUTBOX -> loseOutbox(fault, node);
      case RESET -> resetSome(null, 0.3 + 0.7 * fault.a() * fault.a());
      case RESET_LEADER -> resetSome(node, 0.7);
      case SLOW -> node.slowUntil = sim.now + 200 + (long) (2500 * fault.a());
      case FULL -> fill(node, 200 + (int) (2000 * fault.a()));
      case PAUSE, PAUSE_LEADER -> pause(node, 50 + (long) (2000 * fault.a()));
      case REMOVE -> remove(node);
      case QUIT -> {
        if (node.process != null) {
          node.process.quit();
        }
      }
      case TYPE, TYPE_LEADER -> type(node, 1 + (int) (4 * fault.a()));
      case SPLIT, CUT_PAIR, ONE_WAY, MEND, MUTE_LEADER, ISOLATE_LEADER -> cut(fault.kind(), node);
      case LOSE_HELD, OLD_HELD, DIE, ISLAND -> held.play(fault, node);
      default -> rare.play(fault, node);
    }
  }

  // ------------------------------------------------------------------ machines

  void back(SimNode node, int delay) {
    sim.in(delay, () -> sim.start(node));
  }

  private void fall(Fault fault, SimNode node) {
    if (node.process != null) {
      sim.stop(node, fault.kind() == FaultKind.POWER || fault.a() < 0.4);
      back(node, fault.down());
    }
  }

  private void loseLog(Fault fault, SimNode node) {
    if (!fairness.mayLoseADisk()) {
      return;
    }
    sim.stop(node, fault.a() < 0.5);
    SimOutbox outbox = node.disk.outbox();
    SimHeld held = node.disk.held();
    if (fault.kind() == FaultKind.WIPE) {
      sim.invariants.lost.lose(outbox);
      outbox = sim.newOutbox();
      sim.invariants.lost.lose(held);
      held = sim.newHeld();
    }
    sim.newDisk(node, outbox, held);
    back(node, fault.down());
  }

  private void loseOutbox(Fault fault, SimNode node) {
    sim.stop(node, fault.a() < 0.5);
    sim.invariants.lost.lose(node.disk.outbox());
    node.disk.replaceOutbox(sim.newOutbox());
    back(node, fault.down());
  }

  private void resetSome(SimNode of, double share) {
    for (SimLink link : sim.network.dialled()) {
      boolean concerned = of == null || link.nodeId() == of.id || link.otherNodeId() == of.id;
      if (concerned && dice.chance(share)) {
        sim.network.reset(link);
      }
    }
  }

  private void fill(SimNode node, int millis) {
    setFull(node, true);
    sim.in(millis, () -> setFull(node, false));
  }

  void setFull(SimNode node, boolean full) {
    if (node.full != full) {
      node.full = full;
      if (node.process != null) {
        node.process.canWriteChanged();
      }
    }
  }

  private void pause(SimNode node, long millis) {
    if (node.process != null) {
      node.process.pausedUntil = sim.now + millis;
    }
  }

  // ------------------------------------------------------------------ cuts

  private void cut(FaultKind kind, SimNode node) {
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

  // ------------------------------------------------------------------ people

  private void join(int id) {
    if (sim.node(id) == null) {
      sim.start(sim.addNode(id));
    }
  }

  void remove(SimNode node) {
    List<SimNode> staying = new ArrayList<>(sim.nodes.values());
    staying.removeIf(each -> each.left || each == node);
    if (!node.left && staying.size() >= 3 && fairness.mayLoseADisk()) {
      node.left = true;
      askForRemovals();
    }
  }

  /** Somebody asks again for the removals; who was asked may have forgotten it in a restart. */
  void askForRemovals() {
    List<SimProcess> asked = sim.running();
    for (SimNode node : sim.nodes.values()) {
      if (node.left && !asked.isEmpty()) {
        dice.pick(asked).request(Message.RequestKind.REMOVE, node.id);
      }
    }
  }

  void type(SimNode node, int count) {
    if (node.process != null && !node.left && !node.full) {
      for (int i = 0; i < count; i++) {
        node.process.type("m" + ++typed);
      }
    }
  }

  /** All that was done to the group ends. */
  void heal() {
    sim.trace("-- everything heals");
    sim.network.unblockAll();
    sim.network.calm(0.03, 0.04);
    sim.network.cutNextHandover(null);
    sim.lasting = false;
    for (SimNode node : sim.nodes.values()) {
      node.slowUntil = 0;
      node.hangsUntil = 0;
      setFull(node, false);
      if (node.process == null && (!node.left || fairness.mayCount(node))) {
        sim.start(node);
      }
      if (node.process != null) {
        node.process.pausedUntil = 0;
      }
    }
  }
}
