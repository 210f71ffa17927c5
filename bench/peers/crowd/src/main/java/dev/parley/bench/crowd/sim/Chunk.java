package dev.parley.bench.crowd.sim;

import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that travel together, and what they cost in all: nanoseconds of who writes and who reads
 * them. A chunk of entries is shared by all connections that it goes to.
 */
final class Chunk {
  private final List<Message> messages = new ArrayList<>();
  private double writeNanos;
  private double readNanos;
  private int bytes;

  void add(Message message, LineCosts costs) {
    messages.add(message);
    writeNanos += costs.write(message);
    readNanos += costs.read(message);
    bytes += LineCosts.bytes(message);
  }

  List<Message> messages() {
    return messages;
  }

  double writeNanos() {
    return writeNanos;
  }

  double readNanos() {
    return readNanos;
  }

  /** On the wire. */
  int bytes() {
    return bytes;
  }
}
