package dev.parley.protocol.log;

/**
 * A place in a log together with its chain value: two logs with the same position are equal up to
 * there.
 *
 * @param seqNo 0 for an empty log, with term 0 and the chain's first value
 */
public record LogPosition(long seqNo, long term, int crc) {

  /**
   * Whether a log that ends here is better than one that ends there: higher last term, then longer.
   */
  public boolean betterThan(LogPosition other) {
    return term != other.term ? term > other.term : seqNo > other.seqNo;
  }
}
