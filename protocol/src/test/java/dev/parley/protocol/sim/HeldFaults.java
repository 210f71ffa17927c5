package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.List;

/** Faults of those who talk while nobody leads, and of what is held for them. */
final class HeldFaults {
  private final Simulator sim;
  private final FaultPlayer player;
  private final Fairness fairness;
  private final Dice dice;

  HeldFaults(Simulator sim, FaultPlayer player, Fairness fairness) {
    this.sim = sim;
    this.player = player;
    this.fairness = fairness;
    this.dice = sim.dice;
  }

  /** Returns whether it took place. */
  boolean play(Fault fault, SimNode node) {
    switch (fault.kind()) {
      case LOSE_HELD -> loseHeld(fault, node);
      case OLD_HELD -> copyHeld(fault, node);
      case DIE -> die(fault, node);
      case ISLAND -> partAndTalk(fault);
      default -> throw new IllegalArgumentException(fault.kind().name());
    }
    return fault.kind() != FaultKind.DIE; // which counts when it comes to that
  }

  private void loseHeld(Fault fault, SimNode node) {
    sim.stop(node, fault.a() < 0.5);
    sim.invariants.lost.lose(node.disk.held());
    node.disk.replaceHeld(sim.newHeld());
    if (dice.chance(0.3)) {
      sim.invariants.lost.lose(node.disk.outbox());
      node.disk.replaceOutbox(sim.newOutbox());
    }
    player.back(node, fault.down());
  }

  private void copyHeld(Fault fault, SimNode node) {
    SimHeld copy = sim.copyHeld(node);
    int file = node.disk.held().file;
    sim.inTrouble(
        50 + (int) (2500 * fault.a()),
        () -> {
          if (node.disk.held().file != file) {
            return; // another file is there by now
          }
          sim.trace("-- an old copy of what n" + node.id + " holds is put back");
          sim.stop(node, fault.b() < 0.5);
          sim.invariants.lost.putBack(node.disk.held(), copy);
          node.disk.replaceHeld(copy);
          player.back(node, dice.between(20, 300));
        });
  }

  private void die(Fault fault, SimNode node) {
    player.type(node, 1 + (int) (3 * fault.b()));
    sim.inTrouble(dice.between(5, 400), () -> lose(node, fault.a() < 0.5));
  }

  /** The machine never comes back; its user's friends remove the member, sooner or later. */
  private void lose(SimNode node, boolean power) {
    boolean left = node.left;
    player.remove(node, false);
    if (node.left && !left) {
      sim.trace("-- n" + node.id + " is lost for good");
      node.gone = true;
      sim.tally().did(FaultKind.DIE);
      sim.stop(node, power);
    }
  }

  /** All sides talk; when that is over, some of those who talked have lost what they typed. */
  private void partAndTalk(Fault fault) {
    List<SimNode> side = new ArrayList<>(sim.nodes.values());
    side.removeIf(each -> dice.chance(0.5));
    player.cuts.split(side);
    int millis = 900 + (int) (3000 * fault.a());
    for (SimNode node : sim.nodes.values()) {
      for (int i = dice.between(0, 3); i > 0; i--) {
        sim.inTrouble(dice.between(0, millis), () -> player.type(node, dice.between(1, 2)));
      }
    }
    SimNode unlucky = dice.pick(new ArrayList<>(sim.nodes.values()));
    FaultKind kind =
        dice.pick(
            List.of(FaultKind.LOSE_OUTBOX, FaultKind.LOSE_OUTBOX, FaultKind.DIE, FaultKind.POWER));
    Fault then = new Fault(sim.now + millis, kind, unlucky.id, dice.share(), fault.b());
    if (dice.chance(0.6)) {
      sim.inTrouble(millis, () -> player.play(then));
    }
    if (dice.chance(0.7)) {
      sim.inTrouble(millis + dice.between(0, 500), sim.network::unblockAll);
    }
  }
}
