package dev.parley.tui.command;

import dev.parley.protocol.PeerStatus;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.EventLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class StatusCommand implements Command {
  private static final int EVENTS = 10;

  /** With three peers all of it is on a screen of 24 rows then. */
  private static final int EVENTS_FOR_PEOPLE = 5;

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "can I send? who leads, who is there, how far is everybody";
  }

  @Override
  public Answer run(String argument, CommandContext context) {
    PeerStatus status = context.status();
    List<EventLog.Event> events = context.events().last(EVENTS);
    long now = System.currentTimeMillis();
    List<EventLog.Event> newest = context.events().last(EVENTS_FOR_PEOPLE);
    return new Answer(
        "status",
        StatusText.of(status, context, now, newest),
        data(status, context.port(), events));
  }

  private static Map<String, Object> data(
      PeerStatus status, ChatPort port, List<EventLog.Event> events) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("state", status.state().name());
    data.put("verdict", StatusText.verdict(status));
    data.put("node_id", status.nodeId());
    data.put("term", status.term());
    data.put("leader_id", status.leaderId() == 0 ? null : status.leaderId());
    data.put("last_seq", status.last().seqNo());
    data.put("final_seq", status.committed().seqNo());
    data.put("crc", StatusText.crc(status.committed()));
    data.put("sync", port.syncs() ? "always" : "never");
    data.put("outbox", status.outbox());
    data.put("provisional", status.provisional());
    List<Object> members = new ArrayList<>();
    status.members().forEach(m -> members.add(member(status, m)));
    data.put("members", members);
    data.put("events", events.stream().map(e -> StatusText.clock(e) + " " + e.text()).toList());
    return data;
  }

  static Map<String, Object> member(PeerStatus status, PeerStatus.MemberStatus member) {
    long last = StatusText.lastSeq(status, member);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("node_id", member.nodeId());
    data.put("name", member.name());
    data.put("address", member.address());
    data.put("role", StatusText.role(member));
    data.put("voter", member.voter());
    data.put("presence", StatusText.presence(status, member));
    data.put("last_seq", last < 0 ? null : last);
    data.put("trails", last < 0 ? null : StatusText.trails(status, last));
    data.put("heard_ms", member.heardMillis() < 0 ? null : member.heardMillis());
    data.put("rtt_ms", null);
    return data;
  }
}
