package dev.parley.node;

import dev.parley.protocol.Peer;

/** Something for the peer to take in. */
interface Input {

  /** Called in a turn of the loop. */
  void apply(Peer peer, Moment at);

  /**
   * Called instead, on any thread, where the peer has stopped, or failed in the midst of it. Must
   * not call the application, which may wait for what only comes afterwards.
   */
  default void drop() {}
}
