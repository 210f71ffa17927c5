package dev.parley.protocol.effect;

import dev.parley.protocol.message.Message;

/** Says something to a member, if it is connected. */
public interface Outgoing {
  void send(int nodeId, Message message);
}
