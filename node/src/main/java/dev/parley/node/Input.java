package dev.parley.node;

import dev.parley.protocol.Peer;

/** Something for the peer to take in. */
interface Input {

  /** Called in a turn of the loop. */
  void apply(Peer peer, Moment at);

  /** Called instead, on any thread and in no turn, where the peer has stopped. */
  default void drop() {}
}
