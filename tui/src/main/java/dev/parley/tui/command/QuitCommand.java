package dev.parley.tui.command;

final class QuitCommand implements Command {
  @Override
  public String name() {
    return "quit";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "send what waits, and leave";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    context.departure().quit();
    return Answer.reply("leaving");
  }
}
