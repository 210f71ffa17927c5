package dev.parley.tui.command;

import java.io.UncheckedIOException;

/** Why a command was not carried out, as one sentence; {@link #code} is for programs. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public CommandException(String code, String message) {
    super(message);
    this.code = code;
  }

  static CommandException usage(Command command) {
    return new CommandException(
        "usage", "usage: /" + (command.name() + " " + command.arguments()).strip());
  }

  /** The log on disk is bad somewhere in what was to be shown. */
  public static CommandException unreadable(UncheckedIOException why) {
    return new CommandException(
        "log_unreadable",
        "the log cannot be read: "
            + why.getCause().getMessage()
            + "; parley log verify shows more");
  }

  public String code() {
    return code;
  }
}
