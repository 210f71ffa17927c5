package dev.parley.tui.command;

/** One command of the user's. */
public interface Command {

  /** In lower case, without the slash. */
  String name();

  /** What stands after the name, as help shows it; may be empty. */
  String arguments();

  /** What it does, in one line. */
  String help();

  /** Why its name must be written in full; null: the beginning is enough where it is clear. */
  default String danger() {
    return null;
  }

  /**
   * Does it. May wait for the peer for a few seconds.
   *
   * @param argument what stood after the name, trimmed; may be empty
   * @throws CommandException if it cannot, with a sentence for people
   */
  Answer run(String argument, CommandContext context);
}
