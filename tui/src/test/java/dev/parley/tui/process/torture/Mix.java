package dev.parley.tui.process.torture;

import java.util.List;
import java.util.function.Predicate;

/** Which faults a run draws from; one that is named twice comes twice as often. */
enum Mix {
  /** All of them. */
  ALL(
      Fault.KILL,
      Fault.KILL,
      Fault.KILL_ALL,
      Fault.STOP,
      Fault.RESTART,
      Fault.WIPE,
      Fault.FULL_DISK,
      Fault.FULL_DISK,
      Fault.CUT,
      Fault.SPLIT,
      Fault.ONE_WAY,
      Fault.SHAKE,
      Fault.NARROW,
      Fault.FLAP,
      Fault.RESET),
  /** Processes and disks. */
  CRASH(
      Fault.KILL,
      Fault.KILL,
      Fault.KILL_ALL,
      Fault.STOP,
      Fault.STOP,
      Fault.RESTART,
      Fault.WIPE,
      Fault.FULL_DISK),
  /** Networks, and now and then a process. */
  NET(
      Fault.CUT,
      Fault.CUT,
      Fault.SPLIT,
      Fault.ONE_WAY,
      Fault.ONE_WAY,
      Fault.SHAKE,
      Fault.SHAKE,
      Fault.NARROW,
      Fault.FLAP,
      Fault.RESET,
      Fault.STOP,
      Fault.KILL);

  private final List<Fault> faults;

  Mix(Fault... faults) {
    this.faults = List.of(faults);
  }

  /** Those of this mix that can be made. */
  List<Fault> faults(Predicate<Fault> can) {
    return faults.stream().filter(can).toList();
  }
}
