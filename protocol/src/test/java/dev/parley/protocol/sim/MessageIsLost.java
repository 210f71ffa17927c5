package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Item 7: what an outbox or a held file ever had is final or still in it, while the file is not
 * lost. Not asked of what others hold under the origin of an outbox that was set back: its numbers
 * may be other messages' by now.
 */
final class MessageIsLost implements Invariant {
  private final History history;
  private final Map<MessageId, SimOutbox> stored = new TreeMap<>();
  private final Map<MessageId, List<SimHeld>> held = new TreeMap<>();
  private final Set<Integer> lostFiles = new TreeSet<>();

  MessageIsLost(History history) {
    this.history = history;
  }

  @Override
  public int item() {
    return 7;
  }

  /** The test destroys a file. */
  void lose(SimOutbox outbox) {
    lostFiles.add(outbox.file);
  }

  /** The test makes a message in a file unreadable. */
  void lose(EntryBody.Chat message) {
    stored.remove(message.msgId());
  }

  void lose(SimHeld file) {
    lostFiles.add(file.file);
  }

  /** An older copy takes the place of a file of held messages. */
  void putBack(SimHeld old, SimHeld copy) {
    lose(old);
    copy.items().forEach(message -> stored(copy, message));
  }

  /** An older copy takes the place of a file: what only the newer one has is lost. */
  void putBack(SimOutbox lost, SimOutbox copy) {
    lose(lost);
    history.copyPutBack(copy.origin());
    copy.items().forEach(message -> stored(copy, message));
  }

  @Override
  public void stored(SimOutbox outbox, EntryBody.Chat message) {
    stored.put(message.msgId(), outbox);
  }

  @Override
  public void stored(SimHeld file, EntryBody.Chat message) {
    held.computeIfAbsent(message.msgId(), id -> new ArrayList<>()).add(file);
  }

  @Override
  public void dropped(SimDisk disk, MessageId id) {
    if (history.place(id) == null) {
      throw broken(disk.replica() + " drops " + id + ", which it held, but it is not final");
    }
  }

  @Override
  public void released(SimDisk disk, MessageId id) {
    Long place = history.place(id);
    EntryBody.Chat mine = disk.outbox().item(id);
    if (place == null || (mine != null && !mine.equals(history.committed(place).body()))) {
      throw broken(disk.replica() + " takes " + id + " out of its outbox, but it is not final");
    }
  }

  @Override
  public void atEnd() {
    for (Map.Entry<MessageId, SimOutbox> each : stored.entrySet()) {
      MessageId id = each.getKey();
      SimOutbox outbox = each.getValue();
      boolean there = history.place(id) != null || outbox.holds(id);
      if (!there && !lostFiles.contains(outbox.file)) {
        throw broken(id + " is nowhere, though its file is not lost");
      }
    }
    held.forEach(this::checkHeld);
  }

  private void checkHeld(MessageId id, List<SimHeld> files) {
    for (SimHeld file : files) {
      boolean there = history.place(id) != null || file.holds(id);
      if (!there && !lostFiles.contains(file.file) && !history.isCopied(id.origin())) {
        throw broken(
            id + " was held for somebody else and is nowhere, though its file is not lost");
      }
    }
  }
}
