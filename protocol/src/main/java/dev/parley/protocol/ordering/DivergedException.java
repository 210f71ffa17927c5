package dev.parley.protocol.ordering;

/**
 * This log differs from the group's at or below the commit point, which no rule of the protocol can
 * bring about: a disk lied, or somebody changed a file. The peer stops; the group goes on.
 */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long seqNo;

  public DivergedException(long seqNo, String text) {
    super(text);
    this.seqNo = seqNo;
  }

  /** The first entry that is known to differ. */
  public long seqNo() {
    return seqNo;
  }
}
