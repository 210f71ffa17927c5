package dev.parley.tui.command;

import java.util.stream.Collectors;

final class HelpCommand implements Command {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String arguments() {
    return "[command]";
  }

  @Override
  public String help() {
    return "what can be typed here";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    if (!argument.isEmpty()) {
      String name = argument.startsWith("/") ? argument.substring(1) : argument;
      Command command = Commands.find(name);
      return Answer.reply(usage(command) + "  " + command.help());
    }
    return Answer.reply(
        "A line is a message to the room you are in. A line that begins with / is a command, one that begins with"
            + " // a message that begins with /.\n"
            + Commands.all().stream().map(HelpCommand::line).collect(Collectors.joining("\n"))
            + "\nThe beginning of a name is enough where it is clear.");
  }

  private static String usage(Command command) {
    return ("/" + command.name() + " " + command.arguments()).strip();
  }

  private static String line(Command command) {
    return String.format("  %-31s %s", usage(command), command.help());
  }
}
