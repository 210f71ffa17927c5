package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;

/** What is on disk of an outbox file. */
final class SimOutbox {
  /** Tells this file from all others of the life. */
  final int file;

  private String origin;
  private long next = 1;
  private final List<EntryBody.Chat> items = new ArrayList<>();

  SimOutbox(int file, String origin) {
    this.file = file;
    this.origin = origin;
  }

  /** A copy of the file as it is now, which may be put back under another number later. */
  SimOutbox copy(int otherFile) {
    SimOutbox copy = new SimOutbox(otherFile, origin);
    copy.next = next;
    copy.items.addAll(items);
    return copy;
  }

  /** Whether this is the file of that copy, perhaps with more in it. */
  boolean isLaterThan(SimOutbox copy) {
    return origin.equals(copy.origin);
  }

  String origin() {
    return origin;
  }

  long next() {
    return next;
  }

  List<EntryBody.Chat> items() {
    return items;
  }

  boolean holds(MessageId id) {
    return item(id) != null;
  }

  /** Null: not here. */
  EntryBody.Chat item(MessageId id) {
    return items.stream().filter(item -> item.msgId().equals(id)).findFirst().orElse(null);
  }

  void add(EntryBody.Chat message) {
    items.add(message);
    next = message.msgId().number() + 1;
  }

  void release(MessageId id) {
    items.removeIf(item -> item.msgId().equals(id));
  }

  /** From that item on nothing can be read: it goes on under a new origin. Returns what is gone. */
  List<EntryBody.Chat> damage(int sound, String newOrigin) {
    List<EntryBody.Chat> bad = items.subList(sound, items.size());
    List<EntryBody.Chat> gone = List.copyOf(bad);
    bad.clear();
    origin = newOrigin;
    next = 1;
    return gone;
  }

  void renew(String newOrigin, List<EntryBody.Chat> unreleased) {
    origin = newOrigin;
    items.clear();
    items.addAll(unreleased);
    next = 1;
    for (EntryBody.Chat item : unreleased) {
      if (item.msgId().origin().equals(newOrigin)) {
        next = Math.max(next, item.msgId().number() + 1);
      }
    }
  }
}
