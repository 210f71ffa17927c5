package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;

/** What is on disk of a file of messages that are held for others. */
final class SimHeld {
  /** Tells this file from all others of the life. */
  final int file;

  private final List<EntryBody.Chat> items = new ArrayList<>();

  SimHeld(int file) {
    this.file = file;
  }

  /** A copy of the file as it is now, which may be put back under another number later. */
  SimHeld copy(int otherFile) {
    SimHeld copy = new SimHeld(otherFile);
    copy.items.addAll(items);
    return copy;
  }

  List<EntryBody.Chat> items() {
    return items;
  }

  boolean holds(MessageId id) {
    return items.stream().anyMatch(item -> item.msgId().equals(id));
  }

  void add(EntryBody.Chat message) {
    items.add(message);
  }

  void drop(MessageId id) {
    items.removeIf(item -> item.msgId().equals(id));
  }
}
