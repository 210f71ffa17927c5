package dev.parley.tui;

/** What the process ends with; a contract with programs (docs/cli.md). */
public final class ExitCode {
  public static final int OK = 0;
  public static final int FAULT = 1;
  public static final int USAGE = 2;
  public static final int CONFIG = 3;
  public static final int DATA_IN_USE = 4;
  public static final int DAMAGED = 5;

  /** The address cannot be listened on, or no seed let this peer in. */
  public static final int NO_CONNECTION = 6;

  /** The end of input came, and not all that was sent is known to be final. */
  public static final int OUTCOME_UNKNOWN = 7;

  public static final int REFUSED = 8;

  /** What the system says of a process that a signal has ended. */
  public static final int TERMINATED = 143;

  private ExitCode() {}
}
