package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Item 7: what an outbox file ever had is final or still in it, while the file is not lost. */
final class MessageIsLost implements Invariant {
  private final History history;
  private final Map<MessageId, SimOutbox> stored = new TreeMap<>();
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
  }
}
