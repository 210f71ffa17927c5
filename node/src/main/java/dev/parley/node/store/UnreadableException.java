package dev.parley.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/** An entry cannot be read from the disk, or is not what was written there. */
public final class UnreadableException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;
  private final long seqNo;

  UnreadableException(long seqNo, IOException cause) {
    super(DataDirectory.reason(cause), cause);
    this.seqNo = seqNo;
  }

  /** The entry, or the first of several of which one is bad. */
  public long seqNo() {
    return seqNo;
  }
}
