package dev.parley.bench.crowd.measure;

import dev.parley.node.net.Mesh;
import dev.parley.node.net.MeshConfig;
import dev.parley.node.net.MeshListener;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The connections of one peer, without the peer; counts what comes. */
final class MeshEnd implements MeshListener, AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String THREADS = "parley-net-";

  /** Longer than all of it takes: nobody answers here. */
  private static final long PATIENCE_MILLIS = 600_000;

  final Mesh mesh;
  final List<Long> links = new CopyOnWriteArrayList<>();

  /** The link threads write them; each end here has one link on which something comes. */
  volatile long lines;

  volatile long reads;

  private final int id;
  private final String threads;

  MeshEnd(int id) throws IOException {
    this.id = id;
    Set<String> before = ThreadTimes.names(THREADS);
    MeshConfig config =
        new MeshConfig(HOST, 0, List.of(), PATIENCE_MILLIS, PATIENCE_MILLIS, block -> null);
    mesh = Mesh.open(config, this);
    mesh.start();
    Set<String> mine = ThreadTimes.names(THREADS);
    mine.removeAll(before);
    // Threads of one mesh have names that differ in their last number.
    threads =
        mine.stream()
            .map(name -> name.substring(0, name.lastIndexOf('-') + 1))
            .collect(Collectors.joining());
  }

  int id() {
    return id;
  }

  String address() {
    return HOST + ":" + mesh.port();
  }

  /** What its threads have used of the processors, in nanoseconds. */
  long threadNanos() {
    return ThreadTimes.of(threads);
  }

  @Override
  public Message.Hello hello() {
    String storage = String.format("%08x-0000-4000-8000-%012x", id, id);
    PeerInfo self = new PeerInfo(id, "user" + id, HOST + ":1", Mode.BOOTSTRAP, storage);
    return new Message.Hello(Limits.VERSION, self, null, "bench", 1);
  }

  @Override
  public void onHello(long link, boolean dialledHere, Message.Hello said) {
    links.add(link);
  }

  @Override
  public void onMessages(long link, List<Message> messages, int bytes) {
    reads = reads + 1;
    lines = lines + messages.size();
  }

  @Override
  public void onClosed(long link) {
    throw new IllegalStateException("closed");
  }

  @Override
  public void onDialRefused(int nodeId) {
    throw new IllegalStateException("refused");
  }

  @Override
  public void close() {
    mesh.close();
  }
}
