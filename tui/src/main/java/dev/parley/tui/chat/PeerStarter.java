package dev.parley.tui.chat;

import dev.parley.node.NodeException;
import dev.parley.node.NodeListener;

/** Starts the peer that a surface runs. */
public interface PeerStarter {
  ChatPort start(NodeListener listener) throws NodeException;
}
