package dev.parley.protocol.sim;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A world of peers: virtual time, machines, a network. Everything that is random comes from one
 * seed, so that a seed is the same life everywhere.
 */
final class Simulator {
  /** One more than the highest node id. */
  static final int NODES = 64;

  final Dice dice;

  /** Null: nobody reads. */
  final Dice readers;

  final Settings settings;
  final Invariants invariants = new Invariants();
  final SimNetwork network;
  final TreeMap<Integer, SimNode> nodes = new TreeMap<>();

  /** Which machines take newcomers, as they are set up. */
  Modes modes = Modes.ALL;

  /** What people do in rooms; null: they are all in the one that there is. */
  RoomTalk talk;

  /** Milliseconds since the life began. */
  long now;

  long steps;

  /** Trouble that stays is set up: connections that stall are not reset. */
  boolean lasting;

  private final EventQueue events = new EventQueue();
  private final Trace trace;
  private final String groupId;
  private final long seed;
  private int processes;
  private int disks;

  /**
   * @param luck another course of what chance decides; 0: the seed's own
   * @param trace null: none
   */
  Simulator(long seed, int luck, Settings settings, Trace trace) {
    this.seed = seed;
    this.dice = new Dice(seed, 1 + 100L * luck);
    this.readers = SimReader.areThere(seed) ? new Dice(seed, 7 + 100L * luck) : null;
    this.settings = settings;
    this.trace = trace;
    this.groupId = String.format("00000000-0000-4000-8000-%012x", seed & 0xffffffffffffL);
    this.network = new SimNetwork(this, id -> nodes.containsKey(id) ? nodes.get(id).process : null);
  }

  // ------------------------------------------------------------------ time

  void at(long time, Runnable action) {
    events.add(time, action);
  }

  void in(int delay, Runnable action) {
    events.add(now + delay, action);
  }

  /** A part of a fault: not after the last fault is over. */
  void inTrouble(int delay, Runnable action) {
    in(
        delay,
        () -> {
          if (now < FaultPlan.FAULT_MILLIS) {
            action.run();
          }
        });
  }

  void runUntil(long time) {
    while (!events.isEmpty() && events.nextTime() <= time) {
      now = Math.max(now, events.nextTime());
      steps++;
      try {
        events.poll().run();
      } catch (Violation violation) {
        throw violation;
      } catch (RuntimeException fault) {
        throw new Violation("a peer threw " + fault, fault);
      }
    }
    now = Math.max(now, time);
  }

  Tally tally() {
    return invariants.watcher.tally;
  }

  boolean traces() {
    return trace != null;
  }

  /** Something came out of a connection. */
  void arrives(SimLink link, Object what) {
    boolean beats = what instanceof Message.Heartbeat;
    if (trace == null || what == SimLink.OPENED || (beats && trace.isOldNews(link.number, what))) {
      return;
    }
    trace.add(now, link.describe(what));
  }

  void trace(String line) {
    if (trace != null) {
      trace.add(now, line);
    }
  }

  // ------------------------------------------------------------------ machines

  /** Null: there was never such a machine. */
  SimNode node(int id) {
    return nodes.get(id);
  }

  PeerInfo info(SimNode node) {
    return new PeerInfo(node.id, "user" + node.id, node.address(), node.mode, node.disk.storageId);
  }

  /** Founds a group whose first entry all founders have. */
  void found(int founders, int voters) {
    if (founders == 1) {
      foundAlone(addNode(1));
      return;
    }
    List<Member> members = new ArrayList<>();
    for (int id = 1; id <= founders; id++) {
      SimNode node = addNode(id);
      members.add(new Member(info(node), id <= voters));
    }
    Entry first =
        EntryFormat.make(
            1, 0, new EntryBody.Members("founded", members), EntryFormat.genesis(groupId));
    invariants.history.commit(first, 0);
    invariants.watcher.founded(members);
    invariants.doors.founded(members);
    for (SimNode node : nodes.values()) {
      node.disk.found(groupId, first);
    }
    for (SimNode node : nodes.values()) {
      start(node);
    }
  }

  /** A group of one is founded by its running peer, and again where the power cut that off. */
  private void foundAlone(SimNode node) {
    node.founds = groupId;
    List<Member> members = List.of(new Member(info(node), true));
    invariants.history.foundedBy(members);
    invariants.watcher.founded(members);
    start(node);
  }

  SimNode addNode(int id) {
    SimNode node = new SimNode(id, new SimClock(settings.clockSpeed(dice)));
    node.mode = modes.of(id);
    nodes.put(id, node);
    newDisk(node, newOutbox(), newHeld());
    return node;
  }

  /** A copy of a machine's outbox as it is now. */
  SimOutbox copyOutbox(SimNode node) {
    return node.disk.outbox().copy(++disks);
  }

  /** A copy of what a machine holds for others now. */
  SimHeld copyHeld(SimNode node) {
    return node.disk.held().copy(++disks);
  }

  SimOutbox newOutbox() {
    int file = ++disks;
    return new SimOutbox(file, origin(file));
  }

  /** One that no outbox of this life has had. */
  String newOrigin() {
    return origin(++disks);
  }

  private String origin(int number) {
    return String.format("%08x%08x", (int) seed, number);
  }

  SimHeld newHeld() {
    return new SimHeld(++disks);
  }

  /** The machine gets an empty data directory, but for what was typed. */
  void newDisk(SimNode node, SimOutbox outbox, SimHeld held) {
    if (node.disk != null) {
      node.disk.destroy();
      node.founds = null;
    }
    String storageId = String.format("%08x-0000-4000-8000-%012x", node.id, ++disks);
    node.disk = new SimDisk(node.id, storageId, outbox, held, invariants);
    invariants.history.add(node.disk);
    List<Integer> others = new ArrayList<>(nodes.keySet());
    others.remove(Integer.valueOf(node.id));
    node.seeds = List.copyOf(others);
  }

  void start(SimNode node) {
    if (node.process == null && !node.gone) {
      if (node.disk.rotten()) {
        trace("-- n" + node.id + " finds its log damaged and sets it aside");
        newDisk(node, node.disk.outbox(), node.disk.held());
      }
      trace("-- n" + node.id + " starts on " + node.disk.storageId);
      node.process = new SimProcess(this, node, ++processes);
      node.process.start();
    }
  }

  /** Kills the process; with the power, some of the last writes are lost, too. */
  void stop(SimNode node, boolean power) {
    if (node.process != null) {
      node.process.kill();
      node.process = null;
      if (!node.disk.outbox().items().isEmpty()) {
        tally().saw(Sight.DEATHS_OF_SENDERS);
      }
      node.disk.processGone(power || dice.chance(0.3));
    }
    if (power) {
      loseWrites(node, dice.between(0, node.disk.unsynced()));
    }
  }

  /** The process dies in the middle of a write that no sync has covered. */
  void tear(SimNode node) {
    stop(node, false);
    loseWrites(node, dice.between(0, Math.max(0, node.disk.unsynced() - 1)));
  }

  private void loseWrites(SimNode node, int kept) {
    tally().saw(Sight.LOST_WRITES, node.disk.unsynced() - kept);
    node.disk.powerCut(kept);
  }

  /** The disk takes no writes for so many milliseconds. */
  void fill(SimNode node, int millis) {
    setFull(node, true);
    in(millis, () -> setFull(node, false));
  }

  void setFull(SimNode node, boolean full) {
    if (node.full != full) {
      node.full = full;
      if (node.process != null) {
        node.process.canWriteChanged();
      }
    }
  }

  /** Whether a sync fails that ends now: nothing of it counts, and the tail is written anew. */
  boolean syncFails(SimNode node) {
    if (!node.syncFails) {
      return false;
    }
    trace("-- a sync of n" + node.id + " fails");
    node.syncFails = false;
    fill(node, dice.between(30, 400));
    return true;
  }

  /** A process has stopped by itself. */
  void exited(SimProcess process, StopReason reason, String text) {
    SimNode node = process.node;
    trace("-- n" + node.id + " has stopped: " + reason + " " + text);
    switch (reason) {
      case LEFT -> tally().saw(Sight.LEFT);
      case REFUSED -> tally().saw(Sight.REFUSED);
      case REMOVED -> tally().saw(Sight.TOLD_OF_REMOVAL);
      default -> {}
    }
    node.process = null;
    node.disk.processGone(dice.chance(0.3));
    if (reason == StopReason.DIVERGED) {
      throw new Violation(2, "n" + node.id + " stops: " + text);
    }
    if (node.left) {
      return;
    }
    if (reason == StopReason.REMOVED) {
      throw new Violation(8, "n" + node.id + " stops, but nobody removed it: " + text);
    }
    in(dice.between(100, 1500), () -> start(node)); // its user tries again
  }

  // ------------------------------------------------------------------ looking

  List<SimProcess> running() {
    return nodes.values().stream().filter(SimNode::isAlive).map(node -> node.process).toList();
  }

  /** The leader of the highest term that thinks it leads; null: nobody does. */
  SimNode leader() {
    SimNode best = null;
    long term = -1;
    for (SimProcess process : running()) {
      PeerStatus status = process.status();
      if (leads(status) && status.term() > term) {
        best = process.node;
        term = status.term();
      }
    }
    return best;
  }

  /** Whether a peer says of itself that it leads; one that is alone or has a full disk may, too. */
  static boolean leads(PeerStatus status) {
    return status.state() == PeerStatus.State.LEADER || status.leaderId() == status.nodeId();
  }
}
