package dev.parley.protocol.sim;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import java.util.List;

/** What waits for a sync of a {@link SimDisk}. */
sealed interface SimWrite {
  record Append(Entry entry) implements SimWrite {}

  record Cut(long keep) implements SimWrite {}

  record Term(HardState state) implements SimWrite {}

  /** {@code first}: the entry that its founder makes; null: of a group that is joined. */
  record Group(String groupId, Entry first) implements SimWrite {}

  record Typed(EntryBody.Chat message) implements SimWrite {}

  record Held(EntryBody.Chat message) implements SimWrite {}

  record Renewed(String origin, List<EntryBody.Chat> unreleased) implements SimWrite {}

  /** Whether a group and its first entry reach the disk with it. */
  static boolean founds(SimWrite write) {
    return write instanceof Group group && group.first() != null;
  }
}
