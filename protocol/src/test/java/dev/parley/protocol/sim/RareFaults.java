package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Faults that seldom come, and that only some lives have. */
final class RareFaults {
  private final Simulator sim;
  private final FaultPlayer player;
  private final Fairness fairness;
  private final Dice dice;

  RareFaults(Simulator sim, FaultPlayer player, Fairness fairness) {
    this.sim = sim;
    this.player = player;
    this.fairness = fairness;
    this.dice = sim.dice;
  }

  void play(Fault fault, SimNode node) {
    switch (fault.kind()) {
      case ROT -> rot(fault, node);
      case OLD_OUTBOX -> copyOutbox(fault, node);
      case HANG -> node.hangsUntil = sim.now + 1900 + (int) (2500 * fault.a());
      case JUMP -> jump(fault, node);
      case LONG_PAUSE -> pause(fault, node);
      case FLICKER -> flicker(8 + (int) (16 * fault.a()));
      case REMOVE_IN_FALL -> removeInFall(fault, node);
      case REUSE_ID -> reuseId();
      case CUT_HANDOVER -> cutHandover(fault);
      case LONELY_HIGHEST -> leaveFewTo(sim.nodes.lastEntry().getValue());
      default -> throw new IllegalArgumentException(fault.kind().name());
    }
  }

  private void rot(Fault fault, SimNode node) {
    if (fairness.mayLoseADisk()) {
      node.disk.rot();
      if (fault.b() < 0.6) {
        sim.stop(node, fault.a() < 0.5);
        player.back(node, fault.down());
      } else if (fault.b() < 0.8 && node.process != null) {
        node.process.findRot();
      }
    }
  }

  private void copyOutbox(Fault fault, SimNode node) {
    SimOutbox copy = sim.copyOutbox(node);
    sim.in(
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
  }

  private void jump(Fault fault, SimNode node) {
    node.clock.jump(dice.pick(50, 700, 5000) + (int) (300 * fault.a()));
    if (node.process != null) {
      node.process.input(() -> {}); // time passes
    }
  }

  private void pause(Fault fault, SimNode any) {
    SimNode node = fault.b() < 0.6 && sim.leader() != null ? sim.leader() : any;
    if (node.process != null) {
      long end = sim.now + 1500 + (long) (5000 * fault.a());
      node.process.pausedUntil = Math.min(end, FaultPlan.FAULT_MILLIS + 300);
    }
  }

  private void flicker(int cuts) {
    List<SimNode> nodes = new ArrayList<>(sim.nodes.values());
    int time = 0;
    for (int i = 0; i < cuts; i++) {
      SimNode one = dice.pick(nodes);
      SimNode other = dice.pick(nodes);
      time += dice.between(5, 120);
      if (one != other) {
        sim.in(time, () -> sim.network.blockBoth(one.id, other.id));
        sim.in(time + dice.between(10, 150), () -> sim.network.unblockBoth(one.id, other.id));
      }
    }
  }

  private void removeInFall(Fault fault, SimNode node) {
    player.remove(node);
    if (node.left && node.process != null && fault.a() < 0.5) {
      node.process.request(Message.RequestKind.REMOVE, node.id);
    }
    sim.in(
        dice.between(1, 80),
        () -> {
          SimNode leader = sim.leader();
          if (leader != null) {
            sim.stop(leader, fault.b() < 0.5);
            player.back(leader, fault.down());
          }
        });
  }

  private void reuseId() {
    History history = sim.invariants.history;
    List<Member> members =
        ((EntryBody.Members) history.committed(history.lastMembers()).body()).members();
    for (SimNode node : sim.nodes.values()) {
      if (node.left
          && !node.gone
          && members.stream().noneMatch(m -> m.info().nodeId() == node.id)) {
        sim.stop(node, false);
        sim.invariants.lost.lose(node.disk.outbox());
        sim.invariants.lost.lose(node.disk.held());
        sim.newDisk(node, sim.newOutbox(), sim.newHeld());
        sim.start(node);
      }
    }
  }

  private void cutHandover(Fault fault) {
    sim.network.cutNextHandover(
        link -> {
          SimNode from = sim.node(link.nodeId());
          SimNode to = sim.node(link.otherNodeId());
          sim.trace("-- the handover from n" + from.id + " to n" + to.id + " is cut");
          switch ((int) (4 * fault.a())) {
            case 0 -> sim.network.reset(link);
            case 1 -> fall(fault, to, dice.between(0, 30));
            case 2 -> fall(fault, from, dice.between(0, 30));
            default -> leaveFewTo(to);
          }
        });
  }

  private void fall(Fault fault, SimNode node, int delay) {
    sim.in(
        delay,
        () -> {
          sim.stop(node, fault.b() < 0.5);
          player.back(node, fault.down());
        });
  }

  /** That machine reaches some, but fewer than half. */
  private void leaveFewTo(SimNode lonely) {
    List<Integer> others = new ArrayList<>(sim.nodes.keySet());
    others.remove(Integer.valueOf(lonely.id));
    int few = dice.between(0, Math.max(0, others.size() / 2 - 1));
    Collections.rotate(others, dice.between(0, others.size()));
    for (int other : others.subList(few, others.size())) {
      sim.network.blockBoth(lonely.id, other);
    }
  }
}
