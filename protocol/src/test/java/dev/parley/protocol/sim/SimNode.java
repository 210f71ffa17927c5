package dev.parley.protocol.sim;

import java.util.List;

/** A member as its user sees it: a machine with a disk, on which a process runs or not. */
final class SimNode {
  final int id;
  SimDisk disk;

  /** Null: not running. */
  SimProcess process;

  /** Whom a process dials that knows nobody. */
  List<Integer> seeds = List.of();

  /** Until when syncs are slow. */
  long slowUntil;

  boolean full;

  /** Somebody asked to remove it for good. */
  boolean left;

  SimNode(int id) {
    this.id = id;
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
