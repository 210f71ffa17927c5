package dev.parley.protocol;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What waits at a peer to become final. Immutable, for any thread.
 *
 * @param own what was typed here, oldest first
 * @param held what is kept here for others, the numbers of one origin in order
 * @param numbered the {@code seq_no} of each own message that this peer's log has above its commit
 *     point; another leader may give it another one
 * @param inLineTerm the term whose leader's log this peer's log continued at that time: for as long
 *     as it lasts these numbers stay; 0: none, and they may be gone by now
 * @param requests what was asked of the group and is not in the log yet, oldest first
 */
public record Waiting(
    List<EntryBody.Chat> own,
    List<EntryBody.Chat> held,
    SortedMap<MessageId, Long> numbered,
    long inLineTerm,
    List<Message.Request> requests) {
  public Waiting {
    own = List.copyOf(own);
    held = List.copyOf(held);
    requests = List.copyOf(requests);
    numbered = Collections.unmodifiableSortedMap(new TreeMap<>(numbered));
  }
}
