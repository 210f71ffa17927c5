package dev.parley.protocol.sim;

import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Transcript;
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
  final SimHost host;
  final boolean dialledHere;
  final Deque<Parcel> inbox = new ArrayDeque<>();

  SimLink other;
  boolean greeted;
  boolean closed;
  boolean reset;
  boolean pumping;
  long lastDue;

  SimLink(long number, SimHost host, boolean dialledHere) {
    this.number = number;
    this.host = host;
    this.dialledHere = dialledHere;
  }

  int nodeId() {
    return host.nodeId;
  }

  int otherNodeId() {
    return other.host.nodeId;
  }

  /** What arrives here, as one readable line. */
  String describe(Object what) {
    String text = what.toString();
    if (what instanceof Message.Hello hello) {
      text = "HELLO of run " + hello.startedAt(); // who it is everybody knows
    } else if (what instanceof Message message) {
      text = Transcript.describe(message);
    }
    return "n" + nodeId() + " <- n" + otherNodeId() + " on " + number + ": " + text;
  }
}
