package dev.parley.protocol.log;

import java.util.function.Consumer;

/**
 * The log as the core needs it: what was appended can be read at once; what is on disk is told
 * later, as an input ({@code Peer.onLogSynced}). Called by the loop thread only. No call waits for
 * a sync.
 */
public interface EntryLog {

  /**
   * The end of the log: the last entry appended, on disk or not. Before the first one: {@code (0,
   * 0, genesis)}.
   */
  LogPosition end();

  /** The position of an entry of this log, {@code 0 <= seqNo <= end().seqNo()}. */
  LogPosition position(long seqNo);

  /** An entry of this log, {@code 1 <= seqNo <= end().seqNo()}. */
  Entry entry(long seqNo);

  /**
   * Calls for each entry from {@code from} to {@code upTo}, both included, without holding them all
   * in memory.
   */
  void forEach(long from, long upTo, Consumer<Entry> each);

  /**
   * Appends. The caller has checked that the number follows and the chain fits; anything else is a
   * fault of the program and throws {@link IllegalStateException}.
   */
  void append(Entry entry);

  /** Keeps the entries up to {@code keep}, and begins a new {@link #epoch}. */
  void cut(long keep);

  /**
   * How often this log was cut in this process. A sync that began in an earlier epoch says nothing
   * about this one.
   */
  long epoch();

  /**
   * A block from {@code from} that holds at least one entry, at most up to {@code upTo}, and about
   * {@code maxBytes}. It may end earlier, where the next entries are kept elsewhere: whoever wants
   * more asks again from there.
   */
  EntryBlock block(long from, long upTo, int maxBytes);
}
