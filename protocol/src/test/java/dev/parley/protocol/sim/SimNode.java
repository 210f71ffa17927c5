package dev.parley.protocol.sim;

import java.util.List;

/** A member as its user sees it: a machine with a disk, on which a process runs or not. */
final class SimNode {
  final int id;
  final SimClock clock;
  SimDisk disk;

  /** Null: not running. */
  SimProcess process;

  /** Whom a process dials that knows nobody. */
  List<Integer> seeds = List.of();

  /** Until when syncs are slow. */
  long slowUntil;

  /** Until when syncs hang. */
  long hangsUntil;

  boolean full;

  /** Somebody asked to remove it for good. */
  boolean left;

  /** The machine is lost for good: nobody starts it again. */
  boolean gone;

  SimNode(int id, SimClock clock) {
    this.id = id;
    this.clock = clock;
  }

  /** How long a sync takes that begins now. */
  int syncMillis(Dice dice, long now) {
    int millis = dice.between(1, 10);
    return slowUntil > now ? millis + dice.between(100, 900) : millis;
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
