package dev.parley.protocol.sim;

import dev.parley.protocol.id.Mode;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Makes faults happen, and counts those that do. */
final class FaultPlayer {
  final Cuts cuts;
  private final Simulator sim;
  private final Dice dice;
  private final Fairness fairness;
  private final DiskFaults disks;
  private final RareFaults rare;
  private final HeldFaults held;
  private int typed;

  FaultPlayer(Simulator sim) {
    this.sim = sim;
    this.dice = sim.dice;
    this.fairness = new Fairness(sim);
    this.cuts = new Cuts(sim);
    this.disks = new DiskFaults(sim, this, fairness);
    this.rare = new RareFaults(sim, this, cuts);
    this.held = new HeldFaults(sim, this, fairness);
  }

  void play(Fault fault) {
    SimNode node = fault.kind().isAboutLeader() ? sim.leader() : sim.node(fault.node());
    if (sim.traces()) {
      sim.trace("-- " + fault + (node == null ? "" : " at n" + node.id));
    }
    boolean joins = fault.kind() == FaultKind.JOIN;
    if (joins ? join(fault.node()) : node != null && play(fault, node)) {
      sim.tally().did(fault.kind());
    }
  }

  private boolean play(Fault fault, SimNode node) {
    FaultKind kind = fault.kind();
    return switch (kind) {
      case KILL, POWER, BLIP, KILL_LEADER -> fall(fault, node);
      case ALL_POWER -> {
        for (SimNode each : sim.nodes.values()) {
          sim.stop(each, true);
          back(each, dice.between(50, 1050));
        }
        yield true;
      }
      case PAUSE, PAUSE_LEADER -> pause(node, 50 + (long) (2000 * fault.a()));
      case REMOVE -> remove(node, false);
      case RETIRE -> remove(node, true);
      case QUIT -> {
        boolean runs = node.process != null;
        if (runs) {
          node.process.quit();
        }
        yield runs;
      }
      case TYPE, TYPE_LEADER -> type(node, 1 + (int) (4 * fault.a()));
      case FLOOD -> type(node, 20 + (int) (60 * fault.a()));
      case DIE_TYPING -> dieTyping(fault, node);
      case RESET -> cuts.reset(null, 0.3 + 0.7 * fault.a() * fault.a());
      case RESET_LEADER -> cuts.reset(node, 0.7);
      case SPLIT, CUT_PAIR, ONE_WAY, MEND, MUTE_LEADER, ISOLATE_LEADER -> cuts.play(kind, node);
      case FLICKER -> cuts.flicker(8 + (int) (16 * fault.a()));
      case LONELY_HIGHEST -> cuts.leaveFewTo(sim.nodes.lastEntry().getValue());
      case WIPE, LOSE_LOG, LOSE_OUTBOX, SLOW, HANG, FULL -> disks.play(fault, node);
      case SYNC_FAILS, TORN, ROT, ROT_OUTBOX, OLD_OUTBOX -> disks.play(fault, node);
      case LOSE_HELD, OLD_HELD, DIE, ISLAND -> held.play(fault, node);
      default -> rare.play(fault, node);
    };
  }

  // ------------------------------------------------------------------ machines

  void back(SimNode node, int delay) {
    sim.in(delay, () -> sim.start(node));
  }

  private boolean fall(Fault fault, SimNode node) {
    if (node.process == null) {
      return false;
    }
    sim.stop(node, fault.kind() == FaultKind.POWER || fault.a() < 0.4);
    back(node, fault.down());
    return true;
  }

  private boolean pause(SimNode node, long millis) {
    if (node.process != null) {
      node.process.pausedUntil = sim.now + millis;
    }
    return node.process != null;
  }

  // ------------------------------------------------------------------ people

  private boolean join(int id) {
    if (sim.node(id) != null) {
      return false;
    }
    sim.start(sim.addNode(id));
    return true;
  }

  /** {@code itself}: asks for it at its own peer. Returns whether it is asked for. */
  boolean remove(SimNode node, boolean itself) {
    List<SimNode> staying = new ArrayList<>(sim.nodes.values());
    staying.removeIf(each -> each.left || each == node);
    if (node.left || staying.size() < 3 || !fairness.mayLoseADisk()) {
      return false;
    }
    node.left = true;
    if (itself && node.process != null) {
      node.process.request(Message.Request.remove(node.id));
    } else {
      askForRemovals();
    }
    return true;
  }

  /** Somebody asks again for the removals; who was asked may have forgotten it in a restart. */
  void askForRemovals() {
    List<SimProcess> asked = sim.running();
    for (SimNode node : sim.nodes.values()) {
      if (node.left && !asked.isEmpty()) {
        dice.pick(asked).request(Message.Request.remove(node.id));
      }
    }
  }

  /** Where no member takes newcomers, a user starts one again that does. */
  void openADoor() {
    SimNode leader = sim.leader();
    if (leader == null) {
      return;
    }
    List<SimNode> members =
        leader.process.status().members().stream()
            .map(member -> sim.node(member.nodeId()))
            .filter(SimNode::isAlive)
            .toList();
    if (!members.isEmpty() && members.stream().allMatch(m -> m.mode == Mode.STANDARD)) {
      SimNode lowest = members.get(0);
      lowest.mode = Mode.BOOTSTRAP;
      sim.invariants.doors.opened();
      sim.stop(lowest, false);
      sim.start(lowest);
    }
  }

  boolean type(SimNode node, int count) {
    boolean can = node.process != null && !node.left && !node.full;
    for (int i = 0; can && i < count; i++) {
      if (!node.process.type("m" + ++typed)) {
        sim.tally().saw(Sight.REFUSED_TEXTS);
      }
    }
    return can;
  }

  private boolean dieTyping(Fault fault, SimNode node) {
    if (!type(node, 1 + (int) (6 * fault.a()))) {
      return false;
    }
    sim.inTrouble(
        dice.between(0, 40),
        () -> {
          sim.stop(node, fault.b() < 0.5);
          back(node, fault.down());
        });
    return true;
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
      node.syncFails = false;
      node.clock.recover(sim.now);
      sim.setFull(node, false);
      if (node.process == null && (!node.left || fairness.mayCount(node))) {
        sim.start(node);
      }
      if (node.process != null) {
        node.process.pausedUntil = 0;
      }
    }
  }
}
