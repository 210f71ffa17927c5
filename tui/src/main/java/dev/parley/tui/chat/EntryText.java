package dev.parley.tui.chat;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;

/** What an entry that is no message says, for people. */
public final class EntryText {
  private EntryText() {}

  /**
   * @param names as of that entry
   */
  public static String of(Entry entry, Names names) {
    EntryBody body = entry.body();
    if (body instanceof EntryBody.Leader leads) {
      return "n" + leads.leader().nodeId() + " leads, term " + entry.term();
    }
    if (body instanceof EntryBody.Members members) {
      return members.change();
    }
    if (body instanceof EntryBody.Profile profile) {
      return profile(profile, names);
    }
    EntryBody.Chat chat = (EntryBody.Chat) body;
    return "n" + chat.senderId() + ": " + chat.payload();
  }

  private static String profile(EntryBody.Profile profile, Names names) {
    boolean isRoom = profile.key().equals(EntryBody.Profile.ROOM);
    if (profile.roomId() != null && isRoom) {
      String topic = profile.value().isEmpty() ? "" : ": " + profile.value();
      return names.nameOf(profile.nodeId()) + " made #" + profile.roomId() + topic;
    }
    if (profile.roomId() != null && profile.key().equals(EntryBody.Profile.TOPIC)) {
      String topic = profile.value().isEmpty() ? "none" : profile.value();
      return "topic of #" + profile.roomId() + ": " + topic;
    }
    return "n" + profile.nodeId() + " takes the " + profile.key() + " " + profile.value();
  }
}
