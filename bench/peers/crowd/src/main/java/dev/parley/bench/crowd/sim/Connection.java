package dev.parley.bench.crowd.sim;

import dev.parley.bench.crowd.Cost;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a connection. What the loop says in one turn is written as one batch, with one
 * system call. The buffers of both systems have no bound here: the windows of the senders bound
 * what is on its way.
 */
final class Connection {
  /** {@code MeshConfig.HIGH_WATER_BYTES}: with so much waiting it is skipped for entries. */
  private static final int HIGH_WATER_BYTES = 1024 * 1024;

  private final Machine from;
  private final Machine to;
  private final NetThread writer;
  private final NetThread reader;
  private List<Chunk> gathering = new ArrayList<>();
  private List<Chunk> arrived = new ArrayList<>();

  /** What was said and is not written yet. */
  private long waitingBytes;

  private long lastArrival;

  Connection(Machine from, Machine to, NetThread writer, NetThread reader) {
    this.from = from;
    this.to = to;
    this.writer = writer;
    this.reader = reader;
  }

  NetThread writer() {
    return writer;
  }

  /** Whether so many bytes of entries more would leave soon. */
  boolean drains(int moreBytes) {
    return waitingBytes + moreBytes <= HIGH_WATER_BYTES;
  }

  /** Something is said; returns whether it is the first since {@link #flush}. */
  boolean gather(Chunk chunk) {
    gathering.add(chunk);
    waitingBytes += chunk.bytes();
    return gathering.size() == 1;
  }

  /** The turn is over. */
  void flush() {
    writer.write(this, gathering);
    gathering = new ArrayList<>();
  }

  /** The system has taken it. */
  void written(List<Chunk> batch) {
    long bytes = 0;
    for (Chunk chunk : batch) {
      bytes += chunk.bytes();
    }
    waitingBytes -= bytes;
    long at = from.leavesAt(bytes) + Math.round(from.draw(Cost.HOP));
    lastArrival = Math.max(lastArrival, at);
    from.time.at(lastArrival, () -> arrive(batch));
  }

  private void arrive(List<Chunk> batch) {
    if (arrived.isEmpty()) {
      reader.read(this);
    }
    arrived.addAll(batch);
  }

  /** All that has come. */
  List<Chunk> takeArrived() {
    List<Chunk> taken = arrived;
    arrived = new ArrayList<>();
    return taken;
  }

  /** The other end's loop is given what was read. */
  void give(List<Chunk> read) {
    List<Message> messages = new ArrayList<>();
    read.forEach(chunk -> messages.addAll(chunk.messages()));
    to.loop.takeMessages(from.id, messages);
  }
}
