package dev.parley.tui.process.torture;

import java.util.List;

/** Which faults a run draws from; one that is named twice comes twice as often. */
enum Mix {
  /** All of them. */
  ALL(
      List.of(
          Fault.KILL,
          Fault.KILL,
          Fault.KILL_ALL,
          Fault.PAUSE,
          Fault.RESTART,
          Fault.WIPE,
          Fault.CUT,
          Fault.SPLIT,
          Fault.ONE_WAY,
          Fault.SLOW,
          Fault.FLAP)),
  /** Processes and disks. */
  CRASH(
      List.of(
          Fault.KILL,
          Fault.KILL,
          Fault.KILL_ALL,
          Fault.PAUSE,
          Fault.PAUSE,
          Fault.RESTART,
          Fault.WIPE)),
  /** Networks, and now and then a process. */
  NET(
      List.of(
          Fault.CUT,
          Fault.CUT,
          Fault.SPLIT,
          Fault.ONE_WAY,
          Fault.ONE_WAY,
          Fault.SLOW,
          Fault.FLAP,
          Fault.PAUSE,
          Fault.KILL));

  private final List<Fault> faults;

  Mix(List<Fault> faults) {
    this.faults = faults;
  }

  /** Those of this mix that can be made. */
  List<Fault> faults(boolean networks) {
    return faults.stream().filter(fault -> networks || !fault.ofNetwork()).toList();
  }
}
