package dev.parley.tui.command;

import dev.parley.protocol.message.Message;

final class RetireCommand implements Command {
  @Override
  public String name() {
    return "retire";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "leave the group for good; the id is not given again";
  }

  @Override
  public String danger() {
    return "it leaves the group for good";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    context.departure().retiring();
    context.port().request(Message.Request.remove(context.port().nodeId()));
    return context.asked("asked the group to be removed; this peer stops when it is");
  }
}
