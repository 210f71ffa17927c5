package dev.parley.tui.process.torture;

/** What can be done to a peer from the outside. */
enum Fault {
  /** Killed with no warning, and started again. */
  KILL(Part.PROCESS),
  /** Every peer killed at once. */
  KILL_ALL(Part.PROCESS),
  /** Stopped by a signal and continued. */
  STOP(Part.PROCESS),
  /** Told to quit, and started again. */
  RESTART(Part.PROCESS),
  /** Killed, its data directory deleted, and started again. */
  WIPE(Part.PROCESS),
  /** Its disk takes no byte more; then it does again. */
  FULL_DISK(Part.DISK),
  /** It reaches nobody and nobody reaches it. */
  CUT(Part.NETWORK),
  /** Two sides that do not reach each other. */
  SPLIT(Part.NETWORK),
  /** One peer is not heard by one other. */
  ONE_WAY(Part.NETWORK),
  /** What it sends is late; where there are packets, they are lost, doubled and reordered too. */
  SHAKE(Part.NETWORK),
  /** What it sends goes through a narrow pipe. */
  NARROW(Part.NETWORK),
  /** Cut and mended many times in a row. */
  FLAP(Part.NETWORK),
  /** All its connections end with a reset. */
  RESET(Part.NETWORK);

  /** Of a peer; each part has one fault at a time at most. */
  enum Part {
    PROCESS,
    NETWORK,
    DISK
  }

  private final Part part;

  Fault(Part part) {
    this.part = part;
  }

  Part part() {
    return part;
  }
}
