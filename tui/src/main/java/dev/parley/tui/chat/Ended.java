package dev.parley.tui.chat;

import dev.parley.node.NodeException;
import dev.parley.protocol.effect.StopReason;
import dev.parley.tui.ExitCode;

/**
 * How a run of a peer ended.
 *
 * @param text one sentence for people; may be empty if {@code code} is 0
 */
public record Ended(int code, String text) {

  private static final String START_AGAIN =
      "\nstart it again: it sets this log aside, and gets the group's";

  private static final String READ =
      "\ndocs/operations.md says what to do: \"A log that is not what was written\"";

  private static final String REPORT = "; please report it, with the end of parley.log";

  /** The peer could not be started. */
  public static Ended notStarted(NodeException why) {
    int code =
        switch (why.problem()) {
          case CONFIG, DATA_UNUSABLE -> ExitCode.CONFIG;
          case DATA_IN_USE -> ExitCode.DATA_IN_USE;
          case DAMAGED -> ExitCode.DAMAGED;
          case BIND -> ExitCode.NO_CONNECTION;
        };
    return new Ended(code, why.getMessage());
  }

  /**
   * The peer stopped.
   *
   * @param decided what this side had decided the end to be; null: nothing
   * @param retiring whether the user had asked to be removed
   */
  public static Ended stopped(StopReason reason, String text, Ended decided, boolean retiring) {
    return switch (reason) {
      case LEFT, DISSOLVED -> decided == null ? new Ended(ExitCode.OK, "left") : decided;
      case REMOVED -> new Ended(retiring ? ExitCode.OK : ExitCode.REFUSED, text);
      case REFUSED -> new Ended(ExitCode.REFUSED, text);
      case DAMAGED -> new Ended(ExitCode.DAMAGED, text + START_AGAIN);
      case DIVERGED, UNREADABLE -> new Ended(ExitCode.DAMAGED, text + READ);
      case FAULT -> new Ended(ExitCode.FAULT, text + REPORT);
    };
  }

  /** The user left, with so many messages not known to be final. */
  public static Ended left(int waiting, int codeIfAny) {
    return waiting == 0
        ? new Ended(ExitCode.OK, "left")
        : new Ended(
            codeIfAny,
            "outcome unknown for "
                + waiting
                + (waiting == 1 ? " message; it waits" : " messages; they wait")
                + " in the outbox, to be sent when this peer runs again");
  }

  /** A fault of the program's own. */
  public static Ended fault(Throwable fault) {
    return new Ended(ExitCode.FAULT, "a fault in the program: " + fault + REPORT);
  }
}
