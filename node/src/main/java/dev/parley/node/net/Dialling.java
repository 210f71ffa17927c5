package dev.parley.node.net;

/**
 * How the search for somebody to talk to goes on, where no link is open. Immutable, for any thread.
 *
 * @param tries how often whoever was dialled most was dialled since a link was open last
 * @param nextMillis until the next attempt that is planned; 0: one is under way; -1: none is
 *     planned
 */
public record Dialling(int tries, long nextMillis) {
  /** A link is open, or nobody is to be dialled. */
  public static final Dialling NONE = new Dialling(0, -1);
}
