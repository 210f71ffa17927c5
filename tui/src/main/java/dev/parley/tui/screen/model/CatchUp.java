package dev.parley.tui.screen.model;

/**
 * How far the fetching of what was missed is.
 *
 * @param since when it began, in milliseconds since the epoch
 * @param from the last entry that was there when it began
 * @param have the last entry that is there
 * @param of the last entry that anybody has
 */
public record CatchUp(long since, long from, long have, long of) {

  /** 0..100. */
  public int percent() {
    return of <= 0 ? 0 : (int) Math.min(100, Math.max(0, have) * 100 / of);
  }

  /**
   * How many milliseconds it still takes at the rate so far; -1: not known yet.
   *
   * @param now milliseconds since the epoch
   */
  public long leftMillis(long now) {
    long fetched = have - from;
    long took = now - since;
    if (fetched <= 0 || took <= 0) {
      return -1;
    }
    return Math.max(0, of - have) * took / fetched;
  }

  CatchUp having(long upTo) {
    return new CatchUp(since, from, Math.max(have, upTo), Math.max(of, upTo));
  }
}
