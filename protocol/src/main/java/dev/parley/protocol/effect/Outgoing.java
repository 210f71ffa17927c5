package dev.parley.protocol.effect;

import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;

/**
 * The way out for what a peer says to members, and for the promises that must be on disk before it
 * says more.
 */
public interface Outgoing {

  /**
   * Says something to a member, if it is connected; held back while a promise is on its way to the
   * disk.
   */
  void send(int nodeId, Message message);

  /** Stores term and promise; all that is sent from now on leaves when they are on disk. */
  void promise(HardState state);
}
