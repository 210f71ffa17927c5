package dev.parley.tui.command;

import dev.parley.node.EventLog;
import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import java.util.List;

final class StatusCommand implements Command {
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
    List<EventLog.Event> events = context.events().last(StatusFields.EVENTS);
    long now = System.currentTimeMillis();
    List<EventLog.Event> newest = context.events().last(EVENTS_FOR_PEOPLE);
    return new Answer(
        "status",
        StatusText.of(status, context, now, newest),
        StatusFields.of(status, context.port().syncs(), context.port().found(), events),
        null);
  }
}
