package dev.parley.tui.command;

import dev.parley.protocol.message.Message;

final class RemoveCommand implements Command {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String arguments() {
    return "ID";
  }

  @Override
  public String help() {
    return "remove somebody else from the group for good";
  }

  @Override
  public String danger() {
    return "it removes somebody for good";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    int id = id(argument.startsWith("n") ? argument.substring(1) : argument);
    if (id == context.port().nodeId()) {
      throw new CommandException("usage", "that is you; /retire leaves the group for good");
    }
    if (context.status().members().stream().noneMatch(m -> m.nodeId() == id)) {
      throw new CommandException("no_such_member", "n" + id + " is no member; see /users");
    }
    context.port().request(Message.Request.remove(id));
    return context.asked("asked the group to remove n" + id);
  }

  private int id(String argument) {
    try {
      return Integer.parseInt(argument);
    } catch (NumberFormatException e) {
      throw CommandException.usage(this);
    }
  }
}
