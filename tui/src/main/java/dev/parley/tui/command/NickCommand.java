package dev.parley.tui.command;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.tui.chat.CleanText;

final class NickCommand implements Command {
  @Override
  public String name() {
    return "nick";
  }

  @Override
  public String arguments() {
    return "NAME";
  }

  @Override
  public String help() {
    return "take another name";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    if (argument.isEmpty()) {
      throw CommandException.usage(this);
    }
    if (!Limits.isPersonName(argument) || !CleanText.line(argument).equals(argument)) {
      throw new CommandException(
          "bad_name",
          "a name has at most "
              + Limits.NAME_CHARS
              + " bytes of UTF-8, and no control character, quote or backslash, no blank at an end,"
              + " and no @, # or / at its beginning");
    }
    PeerStatus status = context.status();
    boolean hasIt =
        status.members().stream()
            .anyMatch(m -> m.nodeId() == status.nodeId() && m.name().equals(argument));
    // Asked for all the same: that takes back what was asked before and has not come about.
    context.port().request(Message.Request.name(context.port().nodeId(), argument));
    return hasIt
        ? Answer.reply("your name is " + argument + " already")
        : context.asked("asked the group for the name " + argument);
  }
}
