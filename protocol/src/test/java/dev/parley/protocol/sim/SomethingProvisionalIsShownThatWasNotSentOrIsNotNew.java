package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.Map;
import java.util.TreeMap;

/**
 * Item 5, for what is provisional: somebody typed it, a process shows it once, the numbers of one
 * origin in order, and none that it has delivered.
 */
final class SomethingProvisionalIsShownThatWasNotSentOrIsNotNew implements Invariant {
  private record Place(int process, String origin) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return process != other.process
          ? Integer.compare(process, other.process)
          : origin.compareTo(other.origin);
    }
  }

  private final History history;
  private final Map<Place, Long> lastOf = new TreeMap<>();

  SomethingProvisionalIsShownThatWasNotSentOrIsNotNew(History history) {
    this.history = history;
  }

  @Override
  public int item() {
    return 5;
  }

  @Override
  public void shown(int process, EntryBody.Chat message) {
    MessageId id = message.msgId();
    Long before = lastOf.put(new Place(process, id.origin()), id.number());
    if (before != null && before >= id.number()) {
      throw broken("process " + process + " shows " + id + " after number " + before);
    }
    if (!history.wasTyped(message) && !history.isCopied(id.origin())) {
      throw broken("process " + process + " shows " + message + ", which nobody typed");
    }
  }

  @Override
  public void delivered(SimDisk disk, int process, Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      MessageId id = chat.msgId();
      lastOf.merge(new Place(process, id.origin()), id.number(), Math::max);
    }
  }
}
