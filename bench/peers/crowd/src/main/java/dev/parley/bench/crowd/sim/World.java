package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Costs;
import java.util.Random;

/** What all machines have in common. */
final class World {
  private final VirtualTime time = new VirtualTime();
  private final Costs costs;
  private final Random random;
  private final int cores;
  private final Processors shared;

  /**
   * @param cores of each machine
   * @param isShared all peers are on one machine and disk
   */
  World(Costs costs, long seed, int cores, boolean isShared) {
    this.costs = costs;
    this.random = new Random(seed);
    this.cores = cores;
    this.shared = isShared ? new Processors(time, costs, cores) : null;
  }

  VirtualTime time() {
    return time;
  }

  Costs costs() {
    return costs;
  }

  /** The only source of chance. */
  Random random() {
    return random;
  }

  /** Those of the next peer. */
  Processors processors() {
    return isShared() ? shared : new Processors(time, costs, cores);
  }

  boolean isShared() {
    return shared != null;
  }
}
