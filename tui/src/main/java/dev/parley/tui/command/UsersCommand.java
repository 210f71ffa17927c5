package dev.parley.tui.command;

import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.id.Mode;
import dev.parley.tui.chat.CleanText;
import dev.parley.tui.chat.PresenceText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

final class UsersCommand implements Command {
  private static final long DAY_MILLIS = 86_400_000;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ROOT);

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
    long now = System.currentTimeMillis();
    String text =
        status.members().stream()
            .map(m -> line(status, m, here(status, m, now)))
            .collect(Collectors.joining("\n"));
    return Answer.reply(text.isEmpty() ? "nobody yet" : text, Map.of("users", users));
  }

  private static String line(PeerStatus status, MemberStatus member, String here) {
    return String.format(
        "n%-4d %-16s %s%s%s%s",
        member.nodeId(),
        member.name(),
        here,
        member.leader() ? ", leads" : "",
        member.mode() == Mode.STANDARD ? ", takes no newcomers" : "",
        member.nodeId() == status.nodeId() ? ", you" : "");
  }

  private static String here(PeerStatus status, MemberStatus member, long now) {
    if (!member.online() && member.nodeId() != status.nodeId()) {
      return offline(member, now);
    }
    return switch (member.presence()) {
      case ONLINE -> "online";
      case AWAY -> PresenceText.of(member);
      case IDLE ->
          "idle" + (member.since() == 0 ? "" : " " + StatusText.duration(now - member.since()));
    };
  }

  /** What is not known is not said. */
  private static String offline(MemberStatus member, long now) {
    String said = CleanText.line(member.offlineWhy());
    String why = said.isEmpty() ? "" : " (" + said + ")";
    if (member.since() == 0) {
      return (why.isEmpty() ? "not seen yet" : "offline") + why;
    }
    ZonedDateTime since = Instant.ofEpochMilli(member.since()).atZone(ZoneId.systemDefault());
    long days = now / DAY_MILLIS - member.since() / DAY_MILLIS;
    return "offline since " + (days < 6 ? DAY : DATE).format(since) + why;
  }
}
