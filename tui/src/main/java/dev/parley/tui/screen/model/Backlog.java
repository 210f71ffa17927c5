package dev.parley.tui.screen.model;

/**
 * What comes late, because this peer did not run or was behind: no bell rings for it.
 *
 * @param upTo the last entry of it; {@link Long#MAX_VALUE}: not known yet
 * @param missed whether the user missed it; a newcomer did not
 */
public record Backlog(long upTo, boolean missed) {
  private static final long UNKNOWN = Long.MAX_VALUE;

  static Backlog atStart(long deliversFrom) {
    return new Backlog(UNKNOWN, deliversFrom > 1);
  }

  static Backlog ofCatchUp() {
    return new Backlog(UNKNOWN, true);
  }

  boolean isOpen() {
    return upTo == UNKNOWN;
  }

  Backlog endingAt(long last) {
    return new Backlog(last, missed);
  }
}
