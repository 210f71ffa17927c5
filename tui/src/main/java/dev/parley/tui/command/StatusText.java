package dev.parley.tui.command;

import dev.parley.node.EventLog;
import dev.parley.node.StatusFields;
import dev.parley.node.discovery.FoundPeer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.id.Mode;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.CleanText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A status as people read it: first whether one can send, then the figures. */
final class StatusText {
  private StatusText() {}

  /**
   * @param now when the status was asked for, in milliseconds since the epoch
   */
  static String of(
      PeerStatus status, CommandContext context, long now, List<EventLog.Event> events) {
    ChatPort port = context.port();
    StringBuilder text = new StringBuilder(StatusFields.verdict(status)).append("\n");
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
            StatusFields.clock(now)));
    text.append(
        String.format(
            " log      last %d   final %d   crc %s%s%n outbox   %d waiting   %d of others held%n%s%n",
            status.last().seqNo(),
            status.committed().seqNo(),
            StatusFields.crc(status.committed()),
            port.syncs() ? "" : "   not synced (--sync never)",
            status.outbox(),
            status.provisional(),
            standard(status)));
    port.found().forEach(peer -> text.append(found(peer)));
    text.append(StatusTable.of(status));
    events.forEach(
        event ->
            text.append("\n ")
                .append(StatusFields.clock(event))
                .append(" ")
                .append(CleanText.line(event.text())));
    return text.toString().stripTrailing();
  }

  /** A line where somebody takes no newcomers; else nothing. */
  private static String standard(PeerStatus status) {
    String ids =
        status.members().stream()
            .filter(member -> member.mode() == Mode.STANDARD)
            .map(member -> "n" + member.nodeId())
            .collect(Collectors.joining(" "));
    return ids.isEmpty() ? "" : String.format(" standard %s: no newcomers through them%n", ids);
  }

  static String found(FoundPeer peer) {
    return String.format(
        " found    n%d \"%s\"  %s  heard %s ago%n",
        peer.nodeId(),
        CleanText.line(peer.name()),
        CleanText.line(peer.address()),
        duration(peer.heardMillis()));
  }

  private static MemberStatus member(PeerStatus status, int nodeId) {
    return status.members().stream().filter(m -> m.nodeId() == nodeId).findFirst().orElse(null);
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
