package dev.parley.tui.screen.view;

/**
 * How much a line leaves out where there is little room: each step also what those before it do.
 */
enum Shortness {
  NOTHING,
  /** The commit point beside the end of the log. */
  FINAL,
  /** Names of peers, which have numbers. */
  NICKS,
  /** Words that only explain. */
  UP,
  /** The end of the log, and what is rather long. */
  SEQ,
  /** The words of the two usual states become letters. */
  WORDS,
  TERM,
  /** The leader and the time. */
  LEADER,
  /** What peer this is, and what else is good to know. */
  REST,
  /** All but the state, its counts, and what is unordered. */
  LAST;

  boolean keeps(Shortness what) {
    return compareTo(what) < 0;
  }
}
