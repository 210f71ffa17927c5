package dev.parley.protocol;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.outbox.OutboxContents;
import java.util.List;

/**
 * What a peer's disk holds when it starts, apart from the log. All of it, and all of the log, is
 * synced.
 *
 * @param groupId null: in no group yet, and the log is empty
 * @param hardState term and promise
 * @param checkpoint the derived state to start from; the log goes on after it
 * @param committedSeq a number that is known to be committed, at most the end of the log; 0: none
 * @param outbox what the outbox file holds
 * @param held the sound lines of the file of held messages, in the file's order; may hold what is
 *     final by now
 * @param reads who had read how far
 * @param dissolved how many logs it keeps of groups that gave way to others
 */
public record Restored(
    String groupId,
    HardState hardState,
    GroupState checkpoint,
    long committedSeq,
    OutboxContents outbox,
    List<EntryBody.Chat> held,
    List<ReadMark> reads,
    int dissolved) {
  public Restored(
      String groupId,
      HardState hardState,
      GroupState checkpoint,
      long committedSeq,
      OutboxContents outbox,
      List<EntryBody.Chat> held,
      List<ReadMark> reads) {
    this(groupId, hardState, checkpoint, committedSeq, outbox, held, reads, 0);
  }

  public Restored {
    held = List.copyOf(held);
    reads = List.copyOf(reads);
  }
}
