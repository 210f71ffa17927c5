package dev.parley.tui.command;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.log.LogPosition;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.CleanText;
import dev.parley.tui.chat.EventLog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A status as people read it: first whether one can send, then the figures. */
public final class StatusText {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private StatusText() {}

  /**
   * @param now when the status was asked for, in milliseconds since the epoch
   */
  static String of(
      PeerStatus status, CommandContext context, long now, List<EventLog.Event> events) {
    ChatPort port = context.port();
    StringBuilder text = new StringBuilder(verdict(status)).append("\n");
    if (status.state() == PeerStatus.State.DISK_FULL) {
      text.append(" disk     ").append(port.data()).append("\n");
    }
    MemberStatus self = member(status, status.nodeId());
    text.append(
        String.format(
            " peer     n%d \"%s\"  %s  %s for %s  group %s%n version  %s%n",
            status.nodeId(),
            self == null ? port.name() : self.name(),
            port.address(),
            status.state().name().toLowerCase(Locale.ROOT),
            duration(status.sinceMillis()),
            status.group(),
            context.version()));
    MemberStatus leader = member(status, status.leaderId());
    text.append(
        String.format(
            " leader   %s   term %d   as of %s%n",
            leader == null ? "none heard" : "n" + leader.nodeId() + " \"" + leader.name() + "\"",
            status.term(),
            clock(now)));
    text.append(
        String.format(
            " log      last %d   final %d   crc %s%s%n outbox   %d waiting   %d of others held%n%n",
            status.last().seqNo(),
            status.committed().seqNo(),
            crc(status.committed()),
            port.syncs() ? "" : "   not synced (--sync never)",
            status.outbox(),
            status.provisional()));
    text.append(StatusTable.of(status));
    events.forEach(
        event ->
            text.append("\n ")
                .append(clock(event))
                .append(" ")
                .append(CleanText.line(event.text())));
    return text.toString().stripTrailing();
  }

  /** One sentence that answers: can I send? */
  public static String verdict(PeerStatus status) {
    long voters = status.voterIds().size();
    long need = voters / 2 + 1;
    long up =
        status.members().stream()
            .filter(m -> m.voter() && (m.online() || m.nodeId() == status.nodeId()))
            .count();
    String count = up + " of " + voters + " voters in reach, need " + need;
    String missing = status.hasVote() ? count : count + "; no vote here";
    return switch (status.state()) {
      case FOLLOWER, LEADER ->
          "OK: messages are being ordered and stored by a majority (" + count + ")";
      case JOINING -> joining(status.leaderlessMember());
      case CATCH_UP -> "CATCH-UP: fetching what was missed; what you type is sent";
      case ELECTION ->
          "ELECTION: no leader yet; what you type waits in the outbox (" + missing + ")";
      case NO_MAJORITY ->
          "NO MAJORITY: what you type is shown to those in reach as provisional, and waits in the"
              + " outbox ("
              + missing
              + ")";
      case ALONE -> "ALONE: no peer in reach; what you type waits in the outbox (" + count + ")";
      case DISK_FULL -> "DISK FULL: nothing can be stored; make space, and it goes on by itself";
      case LEAVING -> "LEAVING: saying goodbye";
    };
  }

  private static String joining(int leaderless) {
    return "JOINING: "
        + (leaderless == 0
            ? "not a member yet"
            : "n" + leaderless + " is there, but has no majority to let us in")
        + "; what you type waits in the outbox";
  }

  static String role(MemberStatus member) {
    if (member.leader()) {
      return "leader";
    }
    return member.voter() ? "follower" : "learner";
  }

  static String presence(PeerStatus status, MemberStatus member) {
    if (member.nodeId() != status.nodeId() && !member.online()) {
      return "OFFLINE";
    }
    return member.presence() == null ? "ONLINE" : member.presence().name();
  }

  /** -1: not known. */
  static long lastSeq(PeerStatus status, MemberStatus member) {
    return member.nodeId() == status.nodeId() ? status.last().seqNo() : member.lastSeq();
  }

  static long trails(PeerStatus status, long last) {
    return Math.max(0, status.committed().seqNo() - last);
  }

  private static MemberStatus member(PeerStatus status, int nodeId) {
    return status.members().stream().filter(m -> m.nodeId() == nodeId).findFirst().orElse(null);
  }

  static String crc(LogPosition position) {
    return String.format("%08x", position.crc());
  }

  static String clock(EventLog.Event event) {
    return clock(event.at());
  }

  private static String clock(long millis) {
    return CLOCK.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  static String duration(long millis) {
    long seconds = millis / 1000;
    if (seconds < 10) {
      return seconds + "." + millis % 1000 / 100 + " s";
    }
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
