package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;

/**
 * A thread of a simulated peer: does one piece of work after the other, each of which takes a
 * processor for as long as it costs, and sleeps when there is none. What a piece leads to is seen
 * at its end.
 */
abstract class SimThread {
  /** What every thread of a machine shares. */
  final Machine machine;

  private final Cost waking;
  private boolean asleep = true;
  private boolean woken;
  private boolean waited;
  private long sliceEnd;

  /**
   * @param waking the wait from being woken until running
   */
  SimThread(Machine machine, Cost waking) {
    this.machine = machine;
    this.waking = waking;
  }

  /** Whether there is something to do. */
  abstract boolean hasWork();

  /** Begins a piece; returns what it costs, in nanoseconds of a processor. */
  abstract double begin();

  /** The piece is done: what it leads to. */
  abstract void end();

  /** How long the piece that is done waits for the machine then, in nanoseconds; 0: not at all. */
  double waits() {
    return 0;
  }

  /** The wait is over. */
  void waited() {}

  final boolean isAsleep() {
    return asleep;
  }

  /** There is something to do. */
  final void wake() {
    if (asleep) {
      asleep = false;
      woken = true;
      machine.processors.want(this, machine.draw(waking));
    }
  }

  /** Whether it slept before this piece, the first since. */
  final boolean takeWoken() {
    boolean was = woken;
    woken = false;
    return was;
  }

  /** It has a processor. */
  final void run() {
    sliceEnd = machine.time.now() + Math.round(machine.cost(Cost.SLICE));
    if (waited) {
      waited = false;
      waited();
    }
    next();
  }

  private void next() {
    if (!hasWork()) {
      asleep = true;
      machine.processors.release();
      return;
    }
    double nanos = begin();
    machine.busyNanos += nanos;
    machine.time.in(nanos, this::done);
  }

  private void done() {
    end();
    double wait = waits();
    if (wait > 0) {
      waited = true;
      machine.processors.release();
      machine.time.in(wait, () -> machine.processors.want(this, 0));
    } else if (machine.time.now() >= sliceEnd && machine.processors.areWanted()) {
      machine.processors.release();
      machine.processors.want(this, 0);
    } else {
      next();
    }
  }
}
