package dev.parley.node.store;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.LogPosition;
import java.util.List;

/** What the loop thread asks of the disk thread. */
sealed interface Operation {
  record Append(Entry entry, long epoch) implements Operation {}

  record Cut(LogPosition end, long epoch) implements Operation {}

  record Promise(HardState state) implements Operation {}

  record Adopt(Identity identity) implements Operation {}

  record Found(Identity identity, Entry first, long epoch) implements Operation {}

  record Checkpoint(GroupState state) implements Operation {}

  record Type(EntryBody.Chat chat) implements Operation {}

  record Release(MessageId id) implements Operation {}

  record Hold(EntryBody.Chat chat) implements Operation {}

  record Drop(MessageId id) implements Operation {}

  record Renew(String origin, List<EntryBody.Chat> unreleased) implements Operation {
    public Renew {
      unreleased = List.copyOf(unreleased);
    }
  }
}
