package dev.parley.node.store;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.log.Entry;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads a peer's log while it runs. Safe for any thread. */
public interface LogReader {

  /** The last entry that is known to be committed; 0: none. */
  long committedSeq();

  /**
   * Committed entries from {@code from} on: at least one if {@code from <= upTo <= committedSeq()},
   * and about {@code maxBytes} at most. Throws {@link UnreadableException} where the disk cannot be
   * read, or an entry there is not of the chain.
   */
  List<Entry> read(long from, long upTo, int maxBytes);

  /**
   * What the log says up to some entry at or below {@code seqNo}, which is committed: the newest
   * that is kept, so that whoever wants to know what held at {@code seqNo} reads on from there.
   * Null: none is kept; one reads from the first entry on.
   */
  default GroupState checkpoint(long seqNo) {
    return null;
  }

  /**
   * Hands on, in order, the committed entries of {@code from..upTo} whose line is wanted. Others
   * are not parsed, which is most of the cost of reading them. Throws as {@link #read} does.
   */
  void forEach(long from, long upTo, Predicate<byte[]> wanted, Consumer<Entry> each);
}
