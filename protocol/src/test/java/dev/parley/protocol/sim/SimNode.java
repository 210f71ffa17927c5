package dev.parley.protocol.sim;

import dev.parley.protocol.id.Mode;
import java.util.List;

/** A member as its user sees it: a machine with a disk, on which a process runs or not. */
final class SimNode {
  final int id;
  final SimClock clock;
  SimDisk disk;

  /** With which its user starts it from now on. */
  Mode mode = Mode.BOOTSTRAP;

  /** Null: not running. */
  SimProcess process;

  /** Whom a process dials that knows nobody. */
  List<Integer> seeds = List.of();

  /** The group that a process founds which is in none; null: it joins one. */
  String founds;

  /** Until when syncs are slow. */
  long slowUntil;

  /** Until when syncs hang. */
  long hangsUntil;

  boolean full;

  /** The next sync that ends has failed. */
  boolean syncFails;

  /** Somebody asked to remove it for good. */
  boolean left;

  /** The machine is lost for good: nobody starts it again. */
  boolean gone;

  SimNode(int id, SimClock clock) {
    this.id = id;
    this.clock = clock;
  }

  /** How long a sync takes that begins now. */
  int syncMillis(Simulator sim) {
    int millis = sim.dice.between(1, sim.settings.syncMillis());
    return slowUntil > sim.now ? millis + sim.dice.between(100, 900) : millis;
  }

  /** The time of day, in milliseconds. */
  long wall(long now) {
    return clock.wall(now);
  }

  @Override
  public String toString() {
    return "n" + id;
  }

  String address() {
    return "n" + id + ":7000";
  }

  static int idOf(String address) {
    return Integer.parseInt(address.substring(1, address.indexOf(':')));
  }

  boolean isAlive() {
    return process != null && !left;
  }
}
