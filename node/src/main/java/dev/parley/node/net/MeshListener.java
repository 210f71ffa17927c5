package dev.parley.node.net;

import dev.parley.protocol.message.Message;
import java.util.List;

/**
 * What a mesh tells its host. Calls come from the mesh's threads; those of one link come in order.
 * A call may wait while the host has too much to do: its connections are not read meanwhile.
 */
public interface MeshListener {

  /** The first line to say on a connection that has just opened. */
  Message.Hello hello();

  /** A connection is open and its other end has said HELLO. */
  void onHello(long link, boolean dialledHere, Message.Hello hello);

  /**
   * What came on a link, as much as was there, in order.
   *
   * @param bytes about how much it was on the wire
   */
  void onMessages(long link, List<Message> messages, int bytes);

  /** A link that said HELLO is gone, and the mesh was not asked to close it. */
  void onClosed(long link);

  /** No process listens at the address of that member. */
  void onDialRefused(int nodeId);
}
