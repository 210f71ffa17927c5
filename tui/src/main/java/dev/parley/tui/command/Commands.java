package dev.parley.tui.command;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All commands, and how what was typed finds one. */
public final class Commands {
  /** More slips of the finger than this, and no other command is suggested. */
  private static final int MAX_SLIPS = 2;

  private static final List<Command> ALL =
      List.of(
          new HelpCommand(),
          new StatusCommand(),
          new UsersCommand(),
          new AwayCommand(),
          new NickCommand(),
          new MeCommand(),
          new RoomsCommand(),
          new JoinCommand(),
          new PartCommand(),
          new RoomCommand(),
          new TopicCommand(),
          new HistoryCommand(),
          new SearchCommand(),
          new ConfirmationsCommand(),
          new QueueCommand(),
          new VerifyCommand(),
          new LogCommand(),
          new ExportCommand(),
          new RemoveCommand(),
          new RetireCommand(),
          new VersionCommand(),
          new QuitCommand());

  private Commands() {}

  /** In the order in which help shows them; their names have no slash. */
  public static List<Command> all() {
    return ALL;
  }

  /**
   * Carries out a line such as {@code /nick bob}; the slash may be missing.
   *
   * @throws CommandException if there is no such command, or it cannot be carried out
   */
  public static Answer run(String line, CommandContext context) {
    String typed = (line.startsWith("/") ? line.substring(1) : line).strip();
    int space = 0;
    while (space < typed.length() && !Character.isWhitespace(typed.charAt(space))) {
      space++;
    }
    try {
      Command command = find(typed.substring(0, space));
      String argument = typed.substring(space).strip();
      check(command, typed.substring(0, space), argument);
      return command.run(argument, context);
    } catch (UncheckedIOException e) {
      // One bad entry in an old segment is no reason for the peer to end.
      throw CommandException.unreadable(e);
    }
  }

  private static void check(Command command, String typed, String argument) {
    if (command.danger() != null && !command.name().equalsIgnoreCase(typed)) {
      throw new CommandException(
          "not_in_full", "write /" + command.name() + " in full: " + command.danger());
    }
    if (command.arguments().isEmpty() && !argument.isEmpty()) {
      throw CommandException.usage(command);
    }
  }

  /** The command of that name, or the only one that begins so. */
  static Command find(String typed) {
    String name = typed.toLowerCase(Locale.ROOT);
    List<Command> matches = ALL.stream().filter(c -> c.name().startsWith(name)).toList();
    for (Command command : matches) {
      if (command.name().equals(name) || matches.size() == 1) {
        return command;
      }
    }
    if (name.isEmpty() || matches.isEmpty()) {
      throw new CommandException(
          "unknown_command", "unknown command /" + typed + "; " + suggestion(name));
    }
    throw new CommandException(
        "unknown_command",
        "/"
            + typed
            + " is not clear; did you mean "
            + matches.stream().map(c -> "/" + c.name()).collect(Collectors.joining(" or "))
            + "?");
  }

  private static String suggestion(String name) {
    Command nearest = null;
    int least = Math.min(MAX_SLIPS, name.length() - 1);
    for (Command command : ALL) {
      int slips = EditDistance.between(name, command.name(), MAX_SLIPS);
      if (slips <= least) {
        least = slips - 1;
        nearest = command;
      }
    }
    return nearest == null ? "/help lists them" : "did you mean /" + nearest.name() + "?";
  }
}
