package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import java.util.List;

/** Faults that seldom come, and that only some lives have. */
final class RareFaults {
  private final Simulator sim;
  private final FaultPlayer player;
  private final Cuts cuts;
  private final Dice dice;

  RareFaults(Simulator sim, FaultPlayer player, Cuts cuts) {
    this.sim = sim;
    this.player = player;
    this.cuts = cuts;
    this.dice = sim.dice;
  }

  /** Returns whether it took place. */
  boolean play(Fault fault, SimNode node) {
    return switch (fault.kind()) {
      case JUMP -> jump(fault, node);
      case DRIFT -> drift(fault, node);
      case LONG_PAUSE -> pause(fault, node);
      case LONG_DOWN -> beAway(fault, node);
      case REMOVE_IN_FALL -> removeInFall(fault, node);
      case REUSE_ID -> reuseId();
      case CUT_HANDOVER -> cutHandover(fault);
      default -> throw new IllegalArgumentException(fault.kind().name());
    };
  }

  private boolean jump(Fault fault, SimNode node) {
    node.clock.jump(dice.pick(50, 700, 5000) + (int) (300 * fault.a()));
    node.clock.setWall((long) (10_000 * (fault.b() - 0.5)));
    return timePasses(node);
  }

  private boolean drift(Fault fault, SimNode node) {
    node.clock.run(dice.pick(100, 400, 700, 1400, 2500), sim.now);
    sim.in(300 + (int) (4000 * fault.a()), () -> node.clock.recover(sim.now));
    return timePasses(node);
  }

  private static boolean timePasses(SimNode node) {
    if (node.process != null) {
      node.process.input(() -> {});
    }
    return node.process != null;
  }

  private boolean pause(Fault fault, SimNode any) {
    SimNode node = fault.b() < 0.6 && sim.leader() != null ? sim.leader() : any;
    if (node.process == null) {
      return false;
    }
    long end = sim.now + 1500 + (long) (5000 * fault.a());
    node.process.pausedUntil = Math.min(end, FaultPlan.FAULT_MILLIS + 300);
    return true;
  }

  private boolean beAway(Fault fault, SimNode node) {
    boolean runs = node.process != null;
    sim.stop(node, fault.a() < 0.5);
    long away = sim.settings.config().demoteAfterMillis() + (long) (3000 * fault.b());
    player.back(node, (int) away);
    return runs;
  }

  private boolean removeInFall(Fault fault, SimNode node) {
    boolean removed = player.remove(node, fault.a() < 0.5);
    sim.inTrouble(
        dice.between(1, 80),
        () -> {
          SimNode leader = sim.leader();
          if (leader != null) {
            sim.stop(leader, fault.b() < 0.5);
            player.back(leader, fault.down());
          }
        });
    return removed;
  }

  private boolean reuseId() {
    History history = sim.invariants.history;
    List<Member> members = history.members();
    boolean any = false;
    for (SimNode node : sim.nodes.values()) {
      if (node.left
          && !node.gone
          && members.stream().noneMatch(m -> m.info().nodeId() == node.id)) {
        sim.stop(node, false);
        sim.invariants.lost.lose(node.disk.outbox());
        sim.invariants.lost.lose(node.disk.held());
        sim.newDisk(node, sim.newOutbox(), sim.newHeld());
        sim.start(node);
        any = true;
      }
    }
    return any;
  }

  /** Returns false: it counts when it takes place. */
  private boolean cutHandover(Fault fault) {
    sim.network.cutNextHandover(
        link -> {
          SimNode from = sim.node(link.nodeId());
          SimNode to = sim.node(link.otherNodeId());
          sim.trace("-- the handover from n" + from.id + " to n" + to.id + " is cut");
          sim.tally().did(FaultKind.CUT_HANDOVER);
          switch ((int) (4 * fault.a())) {
            case 0 -> sim.network.reset(link);
            case 1 -> fall(fault, to, dice.between(0, 30));
            case 2 -> fall(fault, from, dice.between(0, 30));
            default -> cuts.leaveFewTo(to);
          }
        });
    return false;
  }

  private void fall(Fault fault, SimNode node, int delay) {
    sim.inTrouble(
        delay,
        () -> {
          sim.stop(node, fault.b() < 0.5);
          player.back(node, fault.down());
        });
  }
}
