package dev.parley.tui.screen.model;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is known of a message that is not final, for people. */
final class Info {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss", Locale.ENGLISH);

  private Info() {}

  static String of(ChatModel model, Pending pending) {
    String name = model.group().nameOf(pending.senderId());
    String time = TIME.format(Instant.ofEpochMilli(pending.at()).atZone(model.setup().zone()));
    return "from    "
        + name
        + " (n"
        + pending.senderId()
        + ")\nsent    "
        + time
        + "\nid      "
        + (pending.msgId() == null ? "none" : pending.msgId())
        + "\nstate   "
        + state(model, pending);
  }

  private static String state(ChatModel model, Pending pending) {
    return switch (pending.mark()) {
      case QUEUED -> queue(model, pending);
      case NUMBERED -> "numbered by the leader, not yet stored by a majority";
      case UNKNOWN ->
          "unknown: the leader changed while it was on its way; it is sent again, and counts once";
      case PROVISIONAL -> provisional(model, pending);
      case FINAL -> "final";
      case REFUSED -> "refused: " + pending.reason() + "; e edits it again, d drops it";
    };
  }

  private static String provisional(ChatModel model, Pending pending) {
    String seen = "provisional: seen by those in reach; it gets its number when a majority is back";
    if (pending.senderId() != model.setup().nodeId()) {
      return seen;
    }
    boolean alone = model.group().standing().othersInReach().isEmpty();
    return queue(model, pending) + (alone ? "" : "; " + seen);
  }

  private static String queue(ChatModel model, Pending pending) {
    int selfId = model.setup().nodeId();
    int place = 0;
    int own = 0;
    for (Pending other : model.delivery().pending()) {
      if (other.senderId() == selfId && other.mark() != Mark.REFUSED) {
        own++;
        place = other.equals(pending) ? own : place;
      }
    }
    return "waiting in the outbox, " + place + " of " + own;
  }
}
