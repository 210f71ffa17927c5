package dev.parley.node;

/** Why a node cannot start, as one sentence for people. */
public final class NodeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Problem {
    /** The configuration cannot work. */
    CONFIG,
    /** Another process has the data directory. */
    DATA_IN_USE,
    /**
     * The data directory cannot be read or written, or holds another peer's or another group's
     * data.
     */
    DATA_UNUSABLE,
    /** The log is damaged beyond what recovery may repair. */
    DAMAGED,
    /** The address cannot be listened on. */
    BIND
  }

  private final Problem problem;

  public NodeException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  public NodeException(Problem problem, String message) {
    this(problem, message, null);
  }

  public Problem problem() {
    return problem;
  }
}
