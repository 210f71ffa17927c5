package dev.parley.node.net;

import java.util.HashSet;
import java.util.Set;

/**
 * Nodes with which a connection was lost and none has come since; for a figure only. Bounded: who
 * connects may call itself what it likes. Safe for any thread.
 */
final class LostNodes {
  private static final int MOST = 1024;

  private final Set<Integer> nodeIds = new HashSet<>();

  synchronized void add(int nodeId) {
    if (nodeIds.size() < MOST) {
      nodeIds.add(nodeId);
    }
  }

  /** Whether it was lost; it is not any more. */
  synchronized boolean isBack(int nodeId) {
    return nodeIds.remove(nodeId);
  }
}
