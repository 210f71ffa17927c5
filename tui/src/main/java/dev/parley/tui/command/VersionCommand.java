package dev.parley.tui.command;

final class VersionCommand implements Command {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "what program this is";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    return Answer.reply(context.version());
  }
}
