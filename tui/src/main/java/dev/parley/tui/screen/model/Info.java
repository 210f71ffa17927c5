package dev.parley.tui.screen.model;

import dev.parley.tui.screen.model.Line.Said;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is known of a message, for people. */
final class Info {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss", Locale.ENGLISH);

  private Info() {}

  static String of(ChatModel model, Said said) {
    return head(model, said.senderId(), said.sender(), said.at())
        + "\nnumber  #"
        + said.seqNo()
        + "\nid      "
        + said.msgId()
        + "\nstate   final: ordered, stored by a majority";
  }

  static String of(ChatModel model, Pending pending) {
    String name = model.group().nameOf(pending.senderId());
    return head(model, pending.senderId(), name, pending.at())
        + "\nnumber  none yet"
        + "\nid      "
        + (pending.msgId() == null ? "none" : pending.msgId())
        + "\nstate   "
        + state(model, pending);
  }

  private static String head(ChatModel model, int senderId, String name, long at) {
    String time = TIME.format(Instant.ofEpochMilli(at).atZone(model.setup().zone()));
    return "from    " + name + " (n" + senderId + ")\nsent    " + time;
  }

  private static String state(ChatModel model, Pending pending) {
    return switch (pending.mark()) {
      case QUEUED -> "in the outbox, " + queue(model, pending);
      case NUMBERED -> "numbered by the leader, not yet stored by a majority";
      case UNKNOWN ->
          "unknown: the leader changed while it was on its way; it is sent again, and counts once";
      case PROVISIONAL ->
          "provisional: seen by those in reach; it gets its number when a majority is back";
      case FINAL -> "final";
      case REFUSED -> "refused: " + pending.reason() + "; e edits it again, d drops it";
    };
  }

  private static String queue(ChatModel model, Pending pending) {
    int selfId = model.setup().nodeId();
    int place = 0;
    int own = 0;
    for (Pending other : model.pending()) {
      if (other.senderId() == selfId && other.mark() != Mark.REFUSED) {
        own++;
        place = other.equals(pending) ? own : place;
      }
    }
    return place + " of " + own + ", waiting for a leader";
  }
}
