package dev.parley.protocol;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import java.util.List;

/**
 * What a peer's disk holds when it starts, apart from the log. All of it, and all of the log, is
 * synced.
 *
 * @param groupId null: in no group yet, and the log is empty
 * @param hardState term and promise
 * @param checkpoint the derived state to start from; the log goes on after it
 * @param committedSeq a number that is known to be committed, at most the end of the log; 0: none
 * @param origin of the outbox file
 * @param nextNumber the next number of that origin
 * @param unreleased what the outbox file holds, in order; may bear older origins
 */
public record Restored(
    String groupId,
    HardState hardState,
    GroupState checkpoint,
    long committedSeq,
    String origin,
    long nextNumber,
    List<EntryBody.Chat> unreleased) {
  public Restored {
    unreleased = List.copyOf(unreleased);
  }
}
