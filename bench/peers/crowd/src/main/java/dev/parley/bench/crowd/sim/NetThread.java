package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes to its connections and reads from them, one after the other. */
final class NetThread extends SimThread {
  /** {@code batch} null: something is there to be read. */
  private record Task(Connection connection, List<Chunk> batch) {}

  private final Deque<Task> tasks = new ArrayDeque<>();
  private Task task;
  private List<Chunk> read;

  NetThread(Machine machine) {
    super(machine, Cost.WAKE_SELECT);
  }

  void write(Connection connection, List<Chunk> batch) {
    tasks.add(new Task(connection, batch));
    wake();
  }

  void read(Connection connection) {
    tasks.add(new Task(connection, null));
    wake();
  }

  @Override
  boolean hasWork() {
    return !tasks.isEmpty();
  }

  @Override
  double begin() {
    task = tasks.poll();
    double nanos = takeWoken() ? machine.cost(Cost.NET_WOKEN) : 0;
    if (task.batch() != null) {
      nanos += machine.cost(Cost.WRITE);
      for (Chunk chunk : task.batch()) {
        nanos += chunk.writeNanos();
      }
      return nanos;
    }
    read = task.connection().takeArrived();
    nanos += machine.cost(Cost.READ) + (machine.loop.isAsleep() ? machine.cost(Cost.WAKE_LOOP) : 0);
    for (Chunk chunk : read) {
      nanos += chunk.readNanos();
    }
    return nanos;
  }

  @Override
  void end() {
    if (task.batch() != null) {
      task.connection().written(task.batch());
    } else {
      task.connection().give(read);
    }
  }
}
