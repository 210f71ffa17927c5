package dev.parley.tui.command;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody.Chat;
import dev.parley.tui.chat.ChatLine;
import dev.parley.tui.chat.NameBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Final messages as a command answers with them, in the order in which they were added. */
final class MessageList {
  private final NameBook names;
  private final List<String> lines = new ArrayList<>();
  private final List<Object> objects = new ArrayList<>();

  MessageList(NameBook names) {
    this.names = names;
  }

  void add(Entry entry) {
    Chat chat = (Chat) entry.body();
    String sender = names.at(entry.seqNo()).nameOf(chat.senderId());
    lines.add(ChatLine.of(entry.seqNo(), chat, sender));
    objects.add(object(entry, chat, sender));
  }

  List<String> lines() {
    return lines;
  }

  /** For programs. */
  List<Object> objects() {
    return objects;
  }

  private static Object object(Entry entry, Chat chat, String sender) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("seq_no", entry.seqNo());
    object.put("term", entry.term());
    object.put("sender_id", chat.senderId());
    object.put("sender", sender);
    object.putAll(object(chat));
    return object;
  }

  /** What a message is before it has a place in the log. */
  static Map<String, Object> object(Chat chat) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("msg_id", chat.msgId().toString());
    object.put("room_id", chat.roomId());
    object.put("sent_at", chat.sentAt());
    object.put("payload", chat.payload());
    return object;
  }
}
