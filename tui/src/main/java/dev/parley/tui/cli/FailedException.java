package dev.parley.tui.cli;

/** Why a command cannot go on: one sentence for people, and the code to exit with. */
final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  FailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
