package dev.parley.tui.command;

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
        "usage", "usage: " + (command.name() + " " + command.arguments()).strip());
  }

  public String code() {
    return code;
  }
}
