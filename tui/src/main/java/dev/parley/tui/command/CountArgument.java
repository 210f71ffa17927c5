package dev.parley.tui.command;

/** The number that says how much to show. */
final class CountArgument {
  /** Bounds what one answer may hold in memory. */
  static final int MAX = 1000;

  private CountArgument() {}

  /** 1 to {@link #MAX}; what is more is cut to it. */
  static int parse(String argument, int byDefault, Command command) {
    if (argument.isEmpty()) {
      return byDefault;
    }
    return (int) Math.min(MAX, positive(argument, command));
  }

  static long positive(String digits, Command command) {
    try {
      long number = Long.parseLong(digits);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw CommandException.usage(command);
    }
    throw CommandException.usage(command);
  }
}
