package dev.parley.node;

import dev.parley.protocol.Peer;

/** Something for the peer to take in. */
interface Input {

  /** Called on the loop thread. */
  void apply(Peer peer, Moment at);

  /** Called instead, on any thread, where the peer has stopped. */
  default void drop() {}
}
