package dev.parley.tui.command;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.CleanText;
import java.util.Map;

final class AwayCommand implements Command {
  @Override
  public String name() {
    return "away";
  }

  @Override
  public String arguments() {
    return "[TEXT]";
  }

  @Override
  public String help() {
    return "tells others that you are away, until /away again or your next message";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    if (argument.isEmpty() && isAway(context.status())) {
      context.port().presence(Presence.ONLINE, "");
      return Answer.reply("you are back", Map.of("presence", "ONLINE"));
    }
    String why = CleanText.line(argument);
    if (!Limits.isNote(why)) {
      throw new CommandException(
          "too_long",
          "say it in " + Limits.NAME_CHARS + " bytes or less, without control characters");
    }
    context.port().presence(Presence.AWAY, why);
    return Answer.reply(
        "you are away" + (why.isEmpty() ? "" : ": " + why) + "; /away again, or a message, ends it",
        Map.of("presence", "AWAY", "away", why));
  }

  private static boolean isAway(PeerStatus status) {
    return status.members().stream()
        .anyMatch(m -> m.nodeId() == status.nodeId() && m.presence() == Presence.AWAY);
  }
}
