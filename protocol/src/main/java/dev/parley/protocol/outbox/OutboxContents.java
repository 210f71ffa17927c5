package dev.parley.protocol.outbox;

import dev.parley.protocol.log.EntryBody.Chat;
import java.util.List;

/**
 * What an outbox file holds.
 *
 * @param origin of the file: 16 hex digits
 * @param nextNumber the next number of that origin; never goes back
 * @param unreleased in the order typed; may bear older origins, and may hold what is final by now
 */
public record OutboxContents(String origin, long nextNumber, List<Chat> unreleased) {
  public OutboxContents {
    unreleased = List.copyOf(unreleased);
  }
}
