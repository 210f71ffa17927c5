package dev.parley.tui.screen.layout;

/**
 * Where the line stands that says what is new.
 *
 * @param firstSeqNo the line stands before the first that has this number or a higher one
 * @param count of new messages; 0: there is no such line
 * @param since when the last one was read, in milliseconds since the epoch; 0: not known
 * @param flood so many came at once that the line says more
 */
public record UnreadLine(long firstSeqNo, int count, long since, boolean flood) {
  public static final UnreadLine NONE = new UnreadLine(0, 0, 0);

  public UnreadLine(long firstSeqNo, int count, long since) {
    this(firstSeqNo, count, since, false);
  }
}
