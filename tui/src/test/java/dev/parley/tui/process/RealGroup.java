package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The peers of one test, by node id: each a process with a folder and a port of its own, which it
 * has again when it is started again. They are gone when this is closed.
 */
final class RealGroup implements AutoCloseable {
  private final Path folder;
  private final Duration patience;
  private final Map<Integer, RealPeer> running = new TreeMap<>();
  private final Map<Integer, String> ports = new TreeMap<>();

  RealGroup(Path folder, Duration patience) {
    this.folder = folder;
    this.patience = patience;
  }

  /** Those with the ids from 1 on; returns when all have a vote, and the last leads. */
  void startAll(int count, String... options) throws IOException {
    for (int id = 1; id <= count; id++) {
      join(id, options);
    }
    for (RealPeer peer : all()) {
      await().atMost(patience).until(() -> peer.leaderId() == count && peer.voters() == count);
    }
  }

  /** With the first of those that run as its seed; returns when it listens. */
  RealPeer join(int id, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    running.values().stream()
        .findFirst()
        .ifPresent(seed -> all.addAll(List.of("--seed", seed.address())));
    return start(id, all.toArray(String[]::new));
  }

  /** Returns when it listens. */
  RealPeer start(int id, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--id", "" + id, "--takeover-after", "200ms"));
    all.addAll(List.of("--port", ports.getOrDefault(id, "0")));
    all.addAll(List.of(options));
    RealPeer peer = new RealPeer(data(id), all.toArray(String[]::new));
    running.put(id, peer);
    await().atMost(patience).until(() -> peer.address() != null);
    ports.put(id, peer.address().replaceFirst(".*:", ""));
    return peer;
  }

  RealPeer get(int id) {
    return running.get(id);
  }

  /** Those that run, as far as it was done here. */
  Collection<RealPeer> all() {
    return running.values();
  }

  Path data(int id) {
    return folder.resolve("peer-" + id);
  }

  /** Returns when it is gone. */
  void kill(int id) throws InterruptedException {
    get(id).process().destroyForcibly();
    awaitEnd(id);
  }

  /** It was told to end, or does so by itself. */
  void awaitEnd(int id) throws InterruptedException {
    running.remove(id).process().waitFor();
  }

  @Override
  public void close() {
    all().forEach(RealPeer::close);
  }
}
