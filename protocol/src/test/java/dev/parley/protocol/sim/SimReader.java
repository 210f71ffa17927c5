package dev.parley.protocol.sim;

import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;

/**
 * The user of a process, who reads what is final there: not at once, and not in every life. Has its
 * own chance, so that a life in which nobody reads is the same as ever.
 */
final class SimReader {
  /** In so many lives people read. */
  private static final double READING = 0.4;

  private final Simulator sim;
  private final SimProcess process;
  private ReadMark newest;
  private boolean reads;

  SimReader(Simulator sim, SimProcess process) {
    this.sim = sim;
    this.process = process;
  }

  static boolean areThere(long seed) {
    return new Dice(seed, 6).chance(READING);
  }

  /** An entry is final at its process. */
  void delivered(Entry entry) {
    if (!(entry.body() instanceof EntryBody.Chat chat)) {
      return;
    }
    newest = new ReadMark(process.nodeId, chat.roomId(), entry.seqNo());
    if (!reads && sim.readers != null && sim.readers.chance(0.3)) {
      reads = true;
      sim.in(sim.readers.between(0, 2500), this::read);
    }
  }

  private void read() {
    reads = false;
    if (process.running) {
      sim.tally().saw(Sight.READINGS);
      sim.invariants.read(newest);
      process.read(newest);
    }
  }
}
