package dev.parley.tui.command;

import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class UsersCommand implements Command {
  @Override
  public String name() {
    return "users";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "who is a member, and who is here";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    PeerStatus status = context.status();
    List<Object> users =
        status.members().stream().map(m -> (Object) StatusFields.member(status, m)).toList();
    String text =
        status.members().stream().map(m -> line(status, m)).collect(Collectors.joining("\n"));
    return Answer.reply(text.isEmpty() ? "nobody yet" : text, Map.of("users", users));
  }

  private static String line(PeerStatus status, PeerStatus.MemberStatus member) {
    boolean self = member.nodeId() == status.nodeId();
    String here = self || member.online() ? "here" : "away";
    String heard =
        !self && !member.online() && member.heardMillis() >= 0
            ? " for " + StatusText.duration(member.heardMillis())
            : "";
    return String.format(
        "n%-4d %-16s %s%s%s%s",
        member.nodeId(),
        member.name(),
        here,
        heard,
        member.leader() ? ", leads" : "",
        self ? ", you" : "");
  }
}
