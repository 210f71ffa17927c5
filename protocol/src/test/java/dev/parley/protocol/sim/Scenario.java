package dev.parley.protocol.sim;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A script's view of a world: short words for what is done to it and waited for. */
final class Scenario {
  private final Simulator sim;
  private final FaultPlayer player;

  Scenario(Simulator sim, FaultPlayer player) {
    this.sim = sim;
    this.player = player;
  }

  /** Waits until it holds, for so many milliseconds at most; false: it never held. */
  boolean await(int millis, BooleanSupplier holds) {
    long end = sim.now + millis;
    while (!holds.getAsBoolean()) {
      if (sim.now >= end) {
        return false;
      }
      sim.runUntil(sim.now + 1);
    }
    return true;
  }

  /** Within so many milliseconds it must hold, although there is trouble: item 8. */
  void demand(int millis, BooleanSupplier holds, String what) {
    if (!await(millis, holds)) {
      throw new Violation(8, "not even in " + millis + " ms: " + what);
    }
  }

  void pass(int millis) {
    sim.runUntil(sim.now + millis);
  }

  /** Waits for a time between both. */
  void pass(int low, int high) {
    pass(sim.dice.between(low, high));
  }

  boolean chance(double share) {
    return sim.dice.chance(share);
  }

  PeerStatus status(int node) {
    return sim.node(node).process.status();
  }

  boolean leads(int node) {
    return sim.node(node).process != null && Simulator.leads(status(node));
  }

  long committed(int node) {
    return status(node).committed().seqNo();
  }

  /** How many messages are final. */
  long chats() {
    return sim.invariants.history.chats();
  }

  SimDisk disk(int node) {
    return sim.node(node).disk;
  }

  void kill(int node) {
    sim.stop(sim.node(node), false);
  }

  /** The machine loses power; some of what it wrote last may be lost. */
  void losePower(int node) {
    sim.stop(sim.node(node), true);
  }

  /** As {@link #losePower}, and none of its connections is closed towards the others. */
  void vanish(int node) {
    sim.node(node).process.vanish();
    losePower(node);
  }

  /** Somebody at {@code by} removes that member for good. */
  void remove(int node, int by) {
    sim.node(node).left = true;
    sim.node(by).process.request(Message.Request.remove(node));
  }

  boolean endsWithMembers(int node) {
    SimDisk disk = disk(node);
    return disk.entry(disk.end().seqNo()).body() instanceof EntryBody.Members;
  }

  void start(int node) {
    sim.start(sim.node(node));
  }

  /** Its user quits, and does not come back soon. */
  void quit(int node) {
    sim.node(node).gone = true;
    sim.node(node).process.quit();
  }

  /** Its user, who had quit, starts it again. */
  void comeBack(int node) {
    sim.node(node).gone = false;
    start(node);
  }

  boolean runs(int node) {
    return sim.node(node).process != null;
  }

  /** Whether it has a vote, as that one knows it, by what is final or not. */
  boolean hasVote(int node, int by) {
    return runs(by) && status(by).voterIds().contains(node);
  }

  /** A newcomer on a new machine. */
  void join(int node) {
    sim.start(sim.addNode(node));
  }

  /** One that knows nobody but that member. */
  void join(int node, int seed) {
    SimNode newcomer = sim.addNode(node);
    newcomer.seeds = List.of(seed);
    sim.start(newcomer);
  }

  /** Whether it is a member, as that one knows it, by what is final or not. */
  boolean isMember(int node, int by) {
    return runs(by) && status(by).members().stream().anyMatch(m -> m.nodeId() == node);
  }

  /** The data directory is lost, and the machine is down. */
  void wipe(int node) {
    kill(node);
    sim.invariants.lost.lose(disk(node).outbox());
    sim.invariants.lost.lose(disk(node).held());
    sim.newDisk(sim.node(node), sim.newOutbox(), sim.newHeld());
  }

  /** Syncs that end in this time end after it. */
  void hang(int node, int millis) {
    sim.node(node).hangsUntil = sim.now + millis;
  }

  void cut(int one, int... others) {
    for (int other : others) {
      sim.network.blockBoth(one, other);
    }
  }

  /** What {@code from} says does not reach {@code to}. */
  void deafen(int to, int from) {
    sim.network.block(from, to);
  }

  void mend(int one, int other) {
    sim.network.unblockBoth(one, other);
  }

  void mend() {
    sim.network.unblockAll();
  }

  void slow(int node, int millis) {
    sim.node(node).slowUntil = sim.now + millis;
  }

  void type(int node, int count) {
    player.type(sim.node(node), count);
  }

  /** The disk of that machine is full, or no more. */
  void fill(int node, boolean full) {
    sim.setFull(sim.node(node), full);
  }

  SimOutbox copyOutbox(int node) {
    return sim.copyOutbox(sim.node(node));
  }

  /** An older copy takes the place of the outbox; no process may run there. */
  void putBack(int node, SimOutbox copy) {
    SimDisk disk = disk(node);
    sim.invariants.lost.putBack(disk.outbox(), copy);
    disk.replaceOutbox(copy);
  }

  /** Whether all that waits to become final at a peer is in its outbox file. */
  boolean isAllTypedStored(int node) {
    return disk(node).outbox().items().size() >= sim.node(node).process.status().outbox();
  }

  /** Whether the file of what one holds for others has all that waits in another's outbox. */
  boolean holdsAllTypedAt(int holder, int sender) {
    SimHeld held = disk(holder).held();
    return disk(sender).outbox().items().stream().allMatch(item -> held.holds(item.msgId()));
  }

  boolean allIsFinal() {
    History history = sim.invariants.history;
    return history.chats() == history.typedCount();
  }

  /** The machine never comes back. */
  void lose(int node) {
    sim.node(node).left = true;
    sim.node(node).gone = true;
    sim.stop(sim.node(node), chance(0.5));
  }

  void loseOutbox(int node) {
    player.play(new Fault(sim.now, FaultKind.LOSE_OUTBOX, node, 0.9, sim.dice.share()));
  }
}
