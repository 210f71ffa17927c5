package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The processors of a machine. Threads that find none idle wait in the order in which they came.
 */
final class Processors {
  private final VirtualTime time;
  private final double switchNanos;
  private final Deque<SimThread> waiting = new ArrayDeque<>();
  private int idle;

  Processors(VirtualTime time, Costs costs, int count) {
    this.time = time;
    this.switchNanos = costs.mean(Cost.SWITCH);
    this.idle = count;
  }

  /** A thread wants to run; on an idle processor it does after so long a wait. */
  void want(SimThread thread, double waitNanos) {
    if (idle > 0) {
      idle--;
      time.in(waitNanos, thread::run);
    } else {
      waiting.add(thread);
    }
  }

  /** A thread lets go of its processor. */
  void release() {
    SimThread next = waiting.poll();
    if (next == null) {
      idle++;
    } else {
      time.in(switchNanos, next::run);
    }
  }

  boolean areWanted() {
    return !waiting.isEmpty();
  }
}
