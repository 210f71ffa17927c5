package dev.parley.tui.command;

import dev.parley.node.EventLog;
import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import java.util.List;

final class StatusCommand implements Command {
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
    List<EventLog.Event> events = context.events().last(StatusFields.EVENTS);
    return new Answer(
        "status",
        StatusText.of(status, context.port(), context.version(), events),
        StatusFields.of(status, context.port().syncs(), events));
  }
}
