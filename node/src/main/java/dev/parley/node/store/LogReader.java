package dev.parley.node.store;

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
   * Hands on, in order, the committed entries of {@code from..upTo} whose line is wanted. Others
   * are not parsed, which is most of the cost of reading them. Throws as {@link #read} does.
   */
  void forEach(long from, long upTo, Predicate<byte[]> wanted, Consumer<Entry> each);
}
