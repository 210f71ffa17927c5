package dev.parley.protocol.log;

import dev.parley.protocol.id.ReplicaId;

/**
 * What a peer must never forget: its term and whom it promised in it. On disk before it is used.
 *
 * @param term never decreases
 * @param promised null: nobody in this term so far
 */
public record HardState(long term, ReplicaId promised) {
  public static final HardState INITIAL = new HardState(0, null);

  /** This one, or that term without a promise, if it is higher. */
  public HardState atLeast(long least) {
    return least > term ? new HardState(least, null) : this;
  }
}
