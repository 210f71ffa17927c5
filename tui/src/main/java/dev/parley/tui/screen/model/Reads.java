package dev.parley.tui.screen.model;

import java.util.List;

/**
 * How far others have read in the room that is shown: what the marks of one's own messages count.
 *
 * @param upTo of each other member the number up to which it has read; 0: nothing that is known
 */
public record Reads(List<Long> upTo) {
  public static final Reads NONE = new Reads(List.of());

  public Reads {
    upTo = List.copyOf(upTo);
  }

  /** By the membership as it is now: whoever left for good is not counted. */
  public static Reads of(ChatModel model) {
    Readers readers = model.group().receipts().readers();
    int selfId = model.setup().nodeId();
    return new Reads(
        model.group().names().members().keySet().stream()
            .filter(id -> id != selfId)
            .map(id -> readers.upTo(id, Receipts.room(model)))
            .toList());
  }

  public int others() {
    return upTo.size();
  }

  /** How many of the others have read the message of that number. */
  public int of(long seqNo) {
    int count = 0;
    for (long each : upTo) {
      count += each >= seqNo ? 1 : 0;
    }
    return count;
  }
}
