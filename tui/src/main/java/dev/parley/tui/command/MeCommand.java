package dev.parley.tui.command;

import dev.parley.tui.chat.ChatLine;

final class MeCommand implements Command {
  @Override
  public String name() {
    return "me";
  }

  @Override
  public String arguments() {
    return "TEXT";
  }

  @Override
  public String help() {
    return "say what you do: * alice waves";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    if (argument.isEmpty()) {
      throw CommandException.usage(this);
    }
    return Answer.message(ChatLine.ACTION + argument);
  }
}
