package dev.parley.tui.chat;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;

/** What an entry that is no message says, for people. */
public final class EntryText {
  private EntryText() {}

  public static String of(Entry entry) {
    EntryBody body = entry.body();
    if (body instanceof EntryBody.Leader leads) {
      return "n" + leads.leader().nodeId() + " leads, term " + entry.term();
    }
    if (body instanceof EntryBody.Members members) {
      return members.change();
    }
    if (body instanceof EntryBody.Profile profile) {
      return "n" + profile.nodeId() + " takes the " + profile.key() + " " + profile.value();
    }
    EntryBody.Chat chat = (EntryBody.Chat) body;
    return "n" + chat.senderId() + ": " + chat.payload();
  }
}
