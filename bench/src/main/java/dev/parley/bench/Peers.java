package dev.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * A group of real peers over loopback, in fresh directories; gone with all its files at the end.
 */
final class Peers implements AutoCloseable {
  /** What any group can be told. */
  static final List<String> OPTIONS = List.of("dir", "java", "keep", "sync");

  private static final int FORM_SECONDS = 60;
  private static final int LOG_SECONDS = 10;

  /** What must not outlive this process. */
  private static final ConcurrentLinkedQueue<Peers> OPEN = new ConcurrentLinkedQueue<>();

  private final Path launcher = Path.of(System.getProperty("parley.home"), "parley");
  private final Map<Integer, PeerProcess> running = new ConcurrentSkipListMap<>();
  private final Map<Integer, Integer> ports = new TreeMap<>();
  private final Path directory;
  private final boolean keep;
  private final String sync;
  private final String javaOptions;

  private Peers(Path directory, boolean keep, Options options) {
    this.directory = directory;
    this.keep = keep;
    this.sync = options.text("sync", "always");
    this.javaOptions = options.text("java", "");
    OPEN.add(this);
  }

  /** In a directory of its own under {@code dir}, which is removed unless {@code keep=true}. */
  static Peers inTemporary(Options options) throws IOException {
    boolean keep = options.flag("keep");
    Path under = Path.of(options.text("dir", System.getProperty("java.io.tmpdir")));
    Path directory = Files.createTempDirectory(under, "parley-bench-");
    if (keep) {
      System.err.println("kept: " + directory);
    }
    return new Peers(directory, keep, options);
  }

  /** In a directory that stays. */
  static Peers in(Path directory, Options options) throws IOException {
    Files.createDirectories(directory);
    return new Peers(directory, true, options);
  }

  /**
   * Kills whatever still runs, frozen or not, and removes its files; for the end of this process.
   */
  static void closeAll() {
    for (Peers peers : OPEN) {
      try {
        peers.close();
      } catch (IOException | UncheckedIOException e) {
        System.err.println("bench: cannot remove " + peers.directory + ": " + e.getMessage());
      }
    }
  }

  /** Starts peers 1 to {@code count}, and waits until the highest leads and all have a vote. */
  void form(int count) throws IOException, InterruptedException {
    PeerProcess first = start(1, null);
    first.await("its hello", FORM_SECONDS, () -> first.helloNanos() != 0);
    for (int id = 2; id <= count; id++) {
      start(id, first.address());
    }
    for (PeerProcess peer : all()) {
      peer.await(
          "peer " + count + " leads and all vote",
          FORM_SECONDS,
          () -> peer.state().leaderId() == count && peer.state().voters() == count);
    }
  }

  /** Starts it on the disk and at the port that it had, if it had any. */
  PeerProcess start(int id, String seed) throws IOException {
    PeerProcess before = running.get(id);
    if (before != null) {
      ports.put(id, before.port());
    }
    PeerProcess peer =
        PeerProcess.start(
            launcher,
            new PeerProcess.Plan(
                id,
                directory.resolve("peer-" + id),
                ports.getOrDefault(id, 0),
                seed,
                sync,
                javaOptions));
    running.put(id, peer);
    return peer;
  }

  PeerProcess peer(int id) {
    return running.get(id);
  }

  List<PeerProcess> all() {
    return List.copyOf(running.values());
  }

  List<PeerProcess> others(PeerProcess than) {
    return running.values().stream().filter(peer -> peer != than).toList();
  }

  /**
   * Whether the peers' log files are the same, byte for byte. Waits a little: the last commit may
   * still be on its way to a disk.
   */
  static boolean sameLogs(List<PeerProcess> peers) throws IOException, InterruptedException {
    for (int i = 0; i < 10 * LOG_SECONDS; i++) {
      boolean same = true;
      for (PeerProcess peer : peers) {
        same &= sameLog(peers.get(0).data(), peer.data());
      }
      if (same) {
        return true;
      }
      // Files of other processes: there is nothing to wait on but time.
      Thread.sleep(100);
    }
    return false;
  }

  private static boolean sameLog(Path one, Path other) throws IOException {
    List<String> names = segments(one);
    if (names.isEmpty() || !names.equals(segments(other))) {
      return false;
    }
    for (String name : names) {
      if (Files.mismatch(one.resolve("log/" + name), other.resolve("log/" + name)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("log"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ndjson"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    List<PeerProcess> mine = new ArrayList<>(running.values());
    mine.forEach(PeerProcess::kill);
    try {
      for (PeerProcess peer : mine) {
        peer.awaitEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (OPEN.remove(this) && !keep) {
      remove(directory);
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
