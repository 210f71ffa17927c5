package dev.parley.protocol.sim;

import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Connections as TCP behaves. Each way is first in, first out; a message that is late delays those
 * behind it. A reset loses some of what is on its way, from the end; each end notices when it has
 * read the rest, which may be after a newer connection is open. A blocked direction stalls, and
 * later the connection dies.
 */
final class SimNetwork {
  /** What a connection holds before its sender gives it up. */
  private static final int BOUND = 4000;

  /**
   * After which a connection on which nothing comes is closed: as long as a peer's own mesh has.
   */
  private static final int SILENCE_MILLIS = 6000;

  private final Simulator sim;
  private final IntFunction<SimHost> hosts;
  private final Dice dice;
  private final boolean[][] blocked = new boolean[Simulator.NODES][Simulator.NODES];
  private final List<SimLink> open = new ArrayList<>();
  private double late;
  private double skip;
  private long links;
  private Consumer<SimLink> handoverCut;

  /**
   * @param hosts the process that runs at a node; null: none
   */
  SimNetwork(Simulator sim, IntFunction<SimHost> hosts) {
    this.hosts = hosts;
    this.sim = sim;
    this.dice = sim.dice;
    calm(sim.settings.late(), sim.settings.skip());
  }

  /** How often messages are late and connections do not drain, from now on. */
  void calm(double lateShare, double skipShare) {
    late = lateShare;
    skip = skipShare;
  }

  // ------------------------------------------------------------------ cuts

  boolean isBlocked(int from, int to) {
    return blocked[from][to];
  }

  void block(int from, int to) {
    blocked[from][to] = true;
    if (!sim.lasting) {
      loseStalled();
    }
  }

  void unblockBoth(int one, int other) {
    blocked[one][other] = false;
    blocked[other][one] = false;
  }

  void blockBoth(int one, int other) {
    block(one, other);
    block(other, one);
  }

  void unblockAll() {
    for (boolean[] row : blocked) {
      Arrays.fill(row, false);
    }
  }

  /** Connections that stall die after a while, unless the cut ends before. */
  private void loseStalled() {
    for (SimLink link : open) {
      if (link.dialledHere && isCut(link)) {
        sim.in(
            dice.between(100, 1500),
            () -> {
              if (isCut(link)) {
                reset(link);
              }
            });
      }
    }
  }

  private boolean isCut(SimLink link) {
    int one = link.nodeId();
    int other = link.otherNodeId();
    return blocked[one][other] || blocked[other][one];
  }

  /** What happens when somebody hands over next; null: nothing. */
  void cutNextHandover(Consumer<SimLink> cut) {
    handoverCut = cut;
  }

  // ------------------------------------------------------------------ connections

  /** A process wants a connection with that member. */
  void dialSoon(SimHost from, int target, int delay) {
    if (!from.dialling[target]) {
      from.dialling[target] = true;
      sim.in(delay, () -> dial(from, target));
    }
  }

  private void dial(SimHost from, int target) {
    if (!from.running) {
      return;
    }
    if (from.pausedUntil > sim.now) {
      sim.at(from.pausedUntil, () -> dial(from, target));
      return;
    }
    from.dialling[target] = false;
    if (!from.wants(target) || from.isConnectedWith(target)) {
      return;
    }
    if (blocked[from.nodeId][target] || blocked[target][from.nodeId]) {
      dialSoon(from, target, dice.between(60, 250));
      return;
    }
    SimHost to = hosts.apply(target);
    if (to == null) {
      sim.in(dice.between(1, 3), () -> from.dialRefused(target));
      dialSoon(from, target, dice.between(80, 300));
      return;
    }
    connect(from, to);
  }

  private void connect(SimHost from, SimHost to) {
    SimLink near = new SimLink(++links, from, true);
    SimLink far = new SimLink(++links, to, false);
    near.other = far;
    far.other = near;
    open.add(near);
    open.add(far);
    from.links.put(near.number, near);
    to.links.put(far.number, far);
    put(far, SimLink.OPENED);
    put(near, SimLink.OPENED);
  }

  /** Loses some of what is on its way; both ends notice later. */
  void reset(SimLink link) {
    if (link.reset) {
      return;
    }
    for (SimLink end : new SimLink[] {link, link.other}) {
      end.reset = true;
      boolean stalled = blocked[end.otherNodeId()][end.nodeId()] && !dice.chance(0.2);
      int kept = stalled ? 0 : dice.between(0, end.inbox.size());
      while (end.inbox.size() > kept) {
        end.inbox.removeLast();
      }
      put(end, SimLink.CLOSED);
      open.remove(end);
    }
  }

  /** One end closes after what it sent. */
  void close(SimLink link) {
    link.closed = true;
    link.host.links.remove(link.number);
    link.inbox.clear();
    open.remove(link);
    if (!link.reset) {
      put(link.other, SimLink.CLOSED);
    }
  }

  /** A machine is gone without a word: the other end notices when it has been silent for long. */
  void abandon(SimLink link) {
    link.closed = true;
    link.host.links.remove(link.number);
    link.inbox.clear();
    open.remove(link);
    sim.in(
        SILENCE_MILLIS,
        () -> {
          open.remove(link.other);
          put(link.other, SimLink.CLOSED);
        });
  }

  /** All connections that are open, each by the end that dialled it. */
  List<SimLink> dialled() {
    return open.stream().filter(link -> link.dialledHere).toList();
  }

  // ------------------------------------------------------------------ messages

  void send(SimLink from, Message message) {
    if (from.closed || from.reset) {
      return;
    }
    if (from.other.inbox.size() >= BOUND) {
      reset(from);
      return;
    }
    sim.invariants.watcher.said(from.otherNodeId(), message);
    put(from.other, sim.settings.codec() ? Wire.copy(message) : message);
    if (handoverCut != null && message instanceof Message.Handover) {
      Consumer<SimLink> cut = handoverCut;
      handoverCut = null;
      cut.accept(from);
    }
  }

  /** An entry: a connection that does not drain is skipped. */
  void push(SimLink from, Message entry) {
    if (dice.chance(skip)) {
      sim.tally().saw(Sight.SKIPPED_PUSHES);
    } else {
      send(from, entry);
    }
  }

  private void put(SimLink to, Object what) {
    if (to.closed) {
      return;
    }
    int delay = dice.between(1, sim.settings.delayMillis());
    if (dice.chance(late)) {
      delay += dice.between(20, 300);
    }
    to.lastDue = Math.max(to.lastDue, sim.now + delay);
    to.inbox.addLast(new SimLink.Parcel(to.lastDue, what));
    if (!to.pumping) {
      pumpAt(to, to.lastDue);
    }
  }

  private void pumpAt(SimLink to, long time) {
    to.pumping = true;
    sim.at(time, () -> pump(to));
  }

  private void pump(SimLink to) {
    to.pumping = false;
    if (to.closed || !to.host.running || to.inbox.isEmpty()) {
      to.inbox.clear();
      return;
    }
    long due = to.inbox.peekFirst().due();
    if (due > sim.now) {
      pumpAt(to, due);
      return;
    }
    if (to.host.pausedUntil > sim.now) {
      pumpAt(to, to.host.pausedUntil);
      return;
    }
    if (blocked[to.otherNodeId()][to.nodeId()] && !to.reset) {
      pumpAt(to, sim.now + 20);
      return;
    }
    Object what = to.inbox.pollFirst().what();
    if (!to.inbox.isEmpty()) {
      pumpAt(to, Math.max(sim.now, to.inbox.peekFirst().due()));
    }
    to.host.receive(to, what);
  }
}
