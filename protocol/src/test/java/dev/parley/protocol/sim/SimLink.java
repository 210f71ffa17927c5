package dev.parley.protocol.sim;

import dev.parley.protocol.message.Message;
import java.util.ArrayDeque;
import java.util.Deque;

/** One end of a connection, and what is on its way to it. */
final class SimLink {
  /** The connection is open at this end. */
  static final Object OPENED = "opened";

  /** Nothing more comes: the other end closed it, or it was reset. */
  static final Object CLOSED = "closed";

  /** Something on its way, and when it arrives. */
  record Parcel(long due, Object what) {}

  final long number;
  final SimProcess process;
  final boolean dialledHere;
  final Deque<Parcel> inbox = new ArrayDeque<>();

  SimLink other;
  boolean greeted;
  boolean closed;
  boolean reset;
  boolean pumping;
  long lastDue;

  SimLink(long number, SimProcess process, boolean dialledHere) {
    this.number = number;
    this.process = process;
    this.dialledHere = dialledHere;
  }

  int nodeId() {
    return process.node.id;
  }

  int otherNodeId() {
    return other.process.node.id;
  }

  @Override
  public String toString() {
    return "n" + nodeId() + (dialledHere ? ">" : "<") + "n" + otherNodeId() + "#" + number;
  }

  static String describe(Object what) {
    return what instanceof Message message ? Wire.describe(message) : what.toString();
  }
}
