package dev.parley.protocol.sim;

/** What happens to disks: those that are slow, full, torn, that lie, or that are lost. */
final class DiskFaults {
  /** How long a torn write is waited for, in milliseconds. */
  private static final int PATIENCE = 600;

  private final Simulator sim;
  private final FaultPlayer player;
  private final Fairness fairness;
  private final Dice dice;

  DiskFaults(Simulator sim, FaultPlayer player, Fairness fairness) {
    this.sim = sim;
    this.player = player;
    this.fairness = fairness;
    this.dice = sim.dice;
  }

  /** Returns whether it took place. */
  boolean play(Fault fault, SimNode node) {
    return switch (fault.kind()) {
      case WIPE, LOSE_LOG -> loseLog(fault, node);
      case LOSE_OUTBOX -> loseOutbox(fault, node);
      case SLOW -> {
        node.slowUntil = sim.now + 200 + (long) (2500 * fault.a());
        yield true;
      }
      case HANG -> {
        node.hangsUntil = sim.now + 1900 + (int) (2500 * fault.a());
        yield true;
      }
      case FULL -> {
        sim.fill(node, 200 + (int) (2000 * fault.a()));
        yield true;
      }
      case SYNC_FAILS -> failNextSync(node);
      case TORN -> tear(fault, node, sim.now + PATIENCE);
      case ROT -> rot(fault, node);
      case ROT_OUTBOX -> rotOutbox(fault, node);
      case OLD_OUTBOX -> copyOutbox(fault, node);
      default -> throw new IllegalArgumentException(fault.kind().name());
    };
  }

  private boolean loseLog(Fault fault, SimNode node) {
    if (!fairness.mayLoseADisk()) {
      return false;
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
    player.back(node, fault.down());
    return true;
  }

  private boolean loseOutbox(Fault fault, SimNode node) {
    sim.stop(node, fault.a() < 0.5);
    sim.invariants.lost.lose(node.disk.outbox());
    node.disk.replaceOutbox(sim.newOutbox());
    player.back(node, fault.down());
    return true;
  }

  private boolean failNextSync(SimNode node) {
    boolean runs = node.process != null;
    node.syncFails = runs;
    return runs;
  }

  /** As soon as there is something that no sync has covered. */
  private boolean tear(Fault fault, SimNode node, long end) {
    if (node.process == null) {
      return false;
    }
    if (node.disk.hasUnsynced()) {
      sim.trace("-- n" + node.id + " dies while it writes");
      sim.tear(node);
      player.back(node, fault.down());
    } else if (sim.now < end) {
      sim.inTrouble(1, () -> tear(fault, node, end));
    }
    return true;
  }

  private boolean rot(Fault fault, SimNode node) {
    if (!fairness.mayLoseADisk()) {
      return false;
    }
    node.disk.rot();
    if (fault.b() < 0.6) {
      sim.stop(node, fault.a() < 0.5);
      player.back(node, fault.down());
    } else if (fault.b() < 0.8 && node.process != null) {
      node.process.findRot();
    }
    return true;
  }

  private boolean rotOutbox(Fault fault, SimNode node) {
    sim.stop(node, fault.a() < 0.5);
    node.disk.restart(); // what was written is in the file
    SimOutbox outbox = node.disk.outbox();
    int sound = dice.between(0, outbox.items().size());
    outbox.damage(sound, sim.newOrigin()).forEach(sim.invariants.lost::lose);
    player.back(node, fault.down());
    return true;
  }

  private boolean copyOutbox(Fault fault, SimNode node) {
    SimOutbox copy = sim.copyOutbox(node);
    sim.inTrouble(
        50 + (int) (2500 * fault.a()),
        () -> {
          SimOutbox newer = node.disk.outbox();
          if (!newer.isLaterThan(copy)) {
            return; // another file is there by now
          }
          sim.trace("-- an old copy of the outbox of n" + node.id + " is put back");
          sim.stop(node, fault.b() < 0.5);
          sim.invariants.lost.putBack(newer, copy);
          node.disk.replaceOutbox(copy);
          player.back(node, dice.between(20, 300));
        });
    return true;
  }
}
