package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers what is said in a turn, as {@code dev.parley.node.net.Outflow} does: entries that go to
 * the same connections one after the other share one buffer.
 */
final class Outflow {
  /** Of a shared buffer. */
  private static final int SHARED_BYTES = 64 * 1024;

  private final Machine machine;
  private final Map<Integer, Connection> connections = new TreeMap<>();
  private final List<Connection> touched = new ArrayList<>();
  private Chunk shared;
  private List<Connection> sharing = List.of();
  private double nanos;

  Outflow(Machine machine) {
    this.machine = machine;
  }

  /** The way to that node. */
  void add(int nodeId, Connection connection) {
    connections.put(nodeId, connection);
  }

  void send(int nodeId, Message message) {
    Connection connection = connections.get(nodeId);
    if (sharing.contains(connection)) {
      seal();
    }
    Chunk chunk = new Chunk();
    chunk.add(message, machine.lines);
    gather(connection, chunk);
  }

  void push(Collection<Long> nodeIds, Entry entry) {
    nanos += machine.cost(Cost.PUSHED) + nodeIds.size() * machine.cost(Cost.PUSHED_LINK);
    int waiting = shared == null ? 0 : shared.bytes();
    List<Connection> draining = new ArrayList<>(nodeIds.size());
    for (long id : nodeIds) {
      Connection connection = connections.get((int) id);
      if (connection.drains(waiting + entry.line().length + 1)) {
        draining.add(connection);
      }
    }
    if (shared == null || waiting >= SHARED_BYTES || !draining.equals(sharing)) {
      seal();
      shared = new Chunk();
      sharing = draining;
    }
    shared.add(new Message.Sequenced(entry), machine.lines);
  }

  private void seal() {
    for (Connection connection : sharing) {
      gather(connection, shared);
    }
    shared = null;
    sharing = List.of();
  }

  private void gather(Connection connection, Chunk chunk) {
    if (connection.gather(chunk)) {
      touched.add(connection);
    }
  }

  /** What all since the last call costs the thread of the core, in nanoseconds. */
  double takeNanos() {
    seal();
    nanos += touched.size() * machine.cost(Cost.FLUSHED_LINK);
    long asleep =
        touched.stream().map(Connection::writer).distinct().filter(SimThread::isAsleep).count();
    double taken = nanos + asleep * machine.cost(Cost.WAKE_NET);
    nanos = 0;
    return taken;
  }

  /** The turn is over. */
  void flush() {
    touched.forEach(Connection::flush);
    touched.clear();
  }
}
