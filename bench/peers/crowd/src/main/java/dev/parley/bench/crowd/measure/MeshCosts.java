package dev.parley.bench.crowd.measure;

import dev.parley.bench.crowd.Cost;
import dev.parley.bench.crowd.Costs;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Connections over loopback, without peers: what the one who speaks, and the threads of both ends,
 * use of the processors. Each kind of line is sent one at a time and many at a time, as fast as it
 * is read; the difference is what a line costs.
 */
final class MeshCosts {
  private static final int FANOUT = 5;
  private static final int BATCH = 64;
  private static final int ROUNDS = 20_000;
  private static final int IDLE_ROUNDS = 2000;
  private static final int MEMBERS = 200;
  private static final long IDLE_NANOS = 300_000;
  private static final long LOOK_NANOS = 20_000;

  /** Batches on their way: not so many that a connection would be skipped. */
  private static final int AHEAD = 16;

  /** Nanoseconds for each batch: of who speaks, of the writing and of the reading end's threads. */
  private record Batch(double said, double flushed, double written, double read, double reads) {}

  /** What a line adds, and what is there without any. */
  private record Line(double write, double read, double writeNone, double readNone, double said) {}

  private final Entry entry = Samples.entry("9f3a12bc44aa01ce", 131_072, 4_711_000, 0x1234abcd);
  private final MeshEnd from;
  private final List<MeshEnd> to = new ArrayList<>();

  private MeshCosts() throws IOException {
    from = new MeshEnd(1);
    SortedMap<Integer, String> addresses = new TreeMap<>();
    for (int id = 2; id < 2 + FANOUT; id++) {
      MeshEnd end = new MeshEnd(id);
      to.add(end);
      addresses.put(id, end.address());
      from.mesh.connect(addresses);
      while (from.links.size() < to.size() || end.links.isEmpty()) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  static void measure(Costs costs) throws IOException {
    MeshCosts all = new MeshCosts();
    all.run(costs);
    all.from.close();
    all.to.forEach(MeshEnd::close);
  }

  private void run(Costs costs) {
    Message ack = new Message.Ack(12, 4_711_000, 0x1234abcd);
    Line small = line(send(ack));
    Line pushed = line(push(1));
    Line chat = line(send(Samples.received("9f3a12bc44aa01ce", 131_072)));
    Line beatOfFew = line(send(beat(0)));
    Line beatOfMany = line(send(beat(MEMBERS)));
    Batch wide = batch(push(FANOUT), FANOUT, BATCH, ROUNDS / 4, false);
    Batch idle = batch(send(ack), 1, 1, IDLE_ROUNDS, true);
    double write = small.writeNone();
    double read = small.readNone();
    double flush = wide.flushed() / FANOUT;
    double perLink = (wide.said() / BATCH - pushed.said()) / (FANOUT - 1);
    double woken = (idle.written() + idle.read() - small.write() - small.read() - write - read) / 2;
    costs
        .put(Cost.SENT, small.said())
        .put(Cost.PUSHED, pushed.said() - perLink)
        .put(Cost.PUSHED_LINK, perLink)
        .put(Cost.FLUSHED_LINK, flush)
        .put(Cost.WAKE_NET, idle.flushed() - flush)
        .put(Cost.NET_WOKEN, woken)
        .put(Cost.WRITE, write)
        .put(Cost.WRITE_ENTRY, pushed.write())
        .put(Cost.WRITE_CHAT, chat.write())
        .put(Cost.WRITE_SMALL, small.write())
        .put(Cost.WRITE_BEAT, beatOfFew.write())
        .put(Cost.WRITE_BEAT_MEMBER, (beatOfMany.write() - beatOfFew.write()) / MEMBERS)
        .put(Cost.READ, read)
        .put(Cost.READ_ENTRY, pushed.read())
        .put(Cost.READ_CHAT, chat.read())
        .put(Cost.READ_SMALL, small.read())
        .put(Cost.READ_BEAT, beatOfFew.read())
        .put(Cost.READ_BEAT_MEMBER, (beatOfMany.read() - beatOfFew.read()) / MEMBERS);
  }

  private static Message beat(int hears) {
    return new Message.Heartbeat(
        false,
        12,
        7,
        true,
        IntStream.rangeClosed(1, hears).boxed().toList(),
        true,
        4_711_000,
        new LogPosition(4_710_000, 12, 0x1234abcd),
        Message.Presence.ONLINE);
  }

  private Runnable send(Message message) {
    long link = from.links.get(0);
    return () -> from.mesh.send(link, message);
  }

  private Runnable push(int links) {
    List<Long> numbers = List.copyOf(from.links.subList(0, links));
    return () -> from.mesh.push(numbers, entry);
  }

  private Line line(Runnable say) {
    batch(say, 1, BATCH, ROUNDS / 4, false);
    batch(say, 1, 1, ROUNDS, false);
    Batch one = batch(say, 1, 1, ROUNDS, false);
    Batch many = batch(say, 1, BATCH, ROUNDS / 4, false);
    double write = (many.written() - one.written()) / (BATCH - 1);
    // Several batches may be read at once: read = reads * none + lines * line, for both.
    double determinant = one.reads() * BATCH - many.reads();
    double none = (one.read() * BATCH - many.read()) / determinant;
    double read = (many.read() - many.reads() * none) / BATCH;
    return new Line(write, read, one.written() - write, none, many.said() / BATCH);
  }

  /** The mean of so many batches; {@code idle}: each when the one before has long been read. */
  private Batch batch(Runnable say, int links, int size, int rounds, boolean idle) {
    long[] before = to.stream().mapToLong(end -> end.lines).toArray();
    MeshEnd first = to.get(0);
    long readsBefore = first.reads;
    long writtenBefore = from.threadNanos();
    long readBefore = first.threadNanos();
    long said = 0;
    long flushed = 0;
    for (int round = 1; round <= rounds; round++) {
      long begun = ThreadTimes.ofThis();
      for (int i = 0; i < size; i++) {
        say.run();
      }
      long between = ThreadTimes.ofThis();
      from.mesh.flush();
      said += between - begun;
      flushed += ThreadTimes.ofThis() - between;
      int ahead = idle || round == rounds ? 0 : AHEAD;
      await(before, links, (long) (round - ahead) * size);
      if (idle) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
    double n = rounds;
    return new Batch(
        said / n,
        flushed / n,
        (from.threadNanos() - writtenBefore) / n,
        (first.threadNanos() - readBefore) / n,
        (first.reads - readsBefore) / n);
  }

  private void await(long[] before, int links, long lines) {
    for (int i = 0; i < links; i++) {
      while (to.get(i).lines - before[i] < lines) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }
}
