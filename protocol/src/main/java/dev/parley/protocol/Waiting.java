package dev.parley.protocol;

import dev.parley.protocol.log.EntryBody;
import java.util.List;

/**
 * What waits at a peer to become final. Immutable, for any thread.
 *
 * @param own what was typed here, oldest first
 * @param held what is kept here for others, the numbers of one origin in order
 */
public record Waiting(List<EntryBody.Chat> own, List<EntryBody.Chat> held) {
  public Waiting {
    own = List.copyOf(own);
    held = List.copyOf(held);
  }
}
