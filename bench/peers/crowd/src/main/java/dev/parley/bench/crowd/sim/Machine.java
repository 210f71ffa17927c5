package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import dev.parley.bench.crowd.Founders;
import dev.parley.bench.crowd.PlainLog;
import dev.parley.protocol.Peer;
import java.util.Random;

/** One member of the group: its peer, its threads, its disk, and its way out to the network. */
final class Machine {
  /** {@code Mesh.THREADS}. */
  private static final int NET_THREADS = 2;

  final int id;
  final VirtualTime time;
  final Processors processors;
  final LineCosts lines;
  final PlainLog log;
  final Peer peer;
  final PeerEffects effects;
  final LoopThread loop;
  final DiskThread disk;
  final ShowThread show;
  final Application application;

  /** What its threads have used of the processors. */
  double busyNanos;

  /** What it has sent. */
  long sentBytes;

  private final Costs costs;
  private final Random random;
  private final NetThread[] net = new NetThread[NET_THREADS];
  private int connections;
  private long wireFreeAt;

  Machine(int id, Founders founders, World world) {
    this.id = id;
    time = world.time();
    costs = world.costs();
    random = world.random();
    processors = world.processors();
    lines = new LineCosts(costs);
    log = founders.log();
    loop = new LoopThread(this);
    disk = new DiskThread(this, world.isShared(), log.end().seqNo());
    application = new Application(this);
    show = new ShowThread(this, application);
    for (int i = 0; i < NET_THREADS; i++) {
      net[i] = new NetThread(this);
    }
    effects = new PeerEffects(this);
    peer = founders.peer(id, log, effects, new Random(random.nextLong()));
  }

  /** That cost, in nanoseconds: the mean. */
  double cost(Cost cost) {
    return costs.mean(cost);
  }

  /** That wait, in nanoseconds: as chance has it. */
  double draw(Cost cost) {
    return costs.draw(cost, random);
  }

  /** The thread of the next connection. */
  NetThread nextNet() {
    return net[connections++ % NET_THREADS];
  }

  /** When so many bytes, written now, have left, in nanoseconds: after what was written before. */
  long leavesAt(long bytes) {
    sentBytes += bytes;
    wireFreeAt = Math.max(wireFreeAt, time.now()) + Math.round(bytes * cost(Cost.WIRE_BYTE));
    return wireFreeAt;
  }
}
