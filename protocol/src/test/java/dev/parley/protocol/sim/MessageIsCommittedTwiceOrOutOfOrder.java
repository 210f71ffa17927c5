package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.Map;
import java.util.TreeMap;

/** Item 4: the numbers of an origin are typed, and become final, as 1, 2, 3 and so on. */
final class MessageIsCommittedTwiceOrOutOfOrder implements Invariant {
  private final History history;
  private final Map<String, Long> lastFinal = new TreeMap<>();
  private final Map<String, Long> lastTyped = new TreeMap<>();

  MessageIsCommittedTwiceOrOutOfOrder(History history) {
    this.history = history;
  }

  @Override
  public int item() {
    return 4;
  }

  @Override
  public void typed(EntryBody.Chat message) {
    MessageId id = message.msgId();
    if (history.isCopied(id.origin())) {
      return;
    }
    long before = lastTyped.getOrDefault(id.origin(), 0L);
    // A number whose message was lost with the power is given again.
    if (id.number() > before + 1 || id.number() <= lastFinal.getOrDefault(id.origin(), 0L)) {
      throw broken(id + " is given to a text, the last one was " + before);
    }
    lastTyped.put(id.origin(), id.number());
  }

  @Override
  public void firstDelivered(SimDisk disk, Entry entry) {
    if (!(entry.body() instanceof EntryBody.Chat chat)) {
      return;
    }
    MessageId id = chat.msgId();
    long before = lastFinal.getOrDefault(id.origin(), 0L);
    if (id.number() != before + 1) {
      Long place = history.place(id);
      throw broken(
          entry + " is " + id + (place == null ? ", after " + before : ", as #" + place + " is"));
    }
    lastFinal.put(id.origin(), id.number());
  }
}
