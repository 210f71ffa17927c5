package dev.parley.protocol.sim;

import java.util.SortedMap;
import java.util.TreeMap;

/** What the network knows of a process: its connections, and whether anything reaches it. */
abstract class SimHost {
  final int nodeId;
  final SortedMap<Long, SimLink> links = new TreeMap<>();
  final boolean[] dialling = new boolean[Simulator.NODES];

  /** Stopped by a signal until then; nothing reaches it before. */
  long pausedUntil;

  boolean running = true;

  SimHost(int nodeId) {
    this.nodeId = nodeId;
  }

  /** Something came out of a connection: a message, or one of the marks of {@link SimLink}. */
  abstract void receive(SimLink link, Object what);

  abstract void dialRefused(int target);

  /** Whether it is to be connected with that member. */
  abstract boolean wants(int target);

  /** As a host sees it: an accepted connection is known by its HELLO only. */
  final boolean isConnectedWith(int target) {
    for (SimLink link : links.values()) {
      if (link.otherNodeId() == target && (link.dialledHere || link.greeted)) {
        return true;
      }
    }
    return false;
  }
}
