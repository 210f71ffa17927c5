package dev.parley.tui.process.torture;

/** What can be done to a peer from the outside. */
enum Fault {
  /** Killed with no warning, and started again. */
  KILL(false),
  /** Every peer killed at once. */
  KILL_ALL(false),
  /** Stopped by a signal and continued. */
  PAUSE(false),
  /** Told to quit, and started again. */
  RESTART(false),
  /** Killed, its data directory deleted, and started again. */
  WIPE(false),
  /** Its host reaches nobody and nobody reaches it. */
  CUT(true),
  /** Two sides that do not reach each other. */
  SPLIT(true),
  /** One host is not heard by one other. */
  ONE_WAY(true),
  /** What its host sends is late and partly lost. */
  SLOW(true),
  /** Cut and mended many times in a row. */
  FLAP(true);

  private final boolean ofNetwork;

  Fault(boolean ofNetwork) {
    this.ofNetwork = ofNetwork;
  }

  boolean ofNetwork() {
    return ofNetwork;
  }
}
