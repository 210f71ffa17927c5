package dev.parley.protocol.log;

import java.util.List;

/**
 * Consecutive entries as one block. A block that is to be sent may be a region of a file that
 * nobody has read yet; one that was received holds its entries.
 */
public interface EntryBlock {

  int count();

  /**
   * The entries, in order; reads them if need be. Throws {@link IllegalStateException} if they are
   * gone.
   */
  List<Entry> entries();

  static EntryBlock of(List<Entry> entries) {
    return new ListBlock(List.copyOf(entries));
  }

  /** A block of which only the head has come: its entries are the next lines. */
  static EntryBlock announced(int count) {
    return new AnnouncedBlock(count);
  }

  /** See {@link #announced}. */
  record AnnouncedBlock(int count) implements EntryBlock {
    @Override
    public List<Entry> entries() {
      throw new IllegalStateException("the entries have not come yet");
    }
  }

  /** A block in memory. */
  record ListBlock(List<Entry> entries) implements EntryBlock {
    @Override
    public int count() {
      return entries.size();
    }
  }
}
