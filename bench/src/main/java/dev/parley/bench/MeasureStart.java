package dev.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A peer with a long log starts. The log is made once, and kept; a longer one goes on from it. */
final class MeasureStart implements Measurement {
  /** What one life of the peer adds: the driver keeps 40 bytes of each message. */
  private static final int STEP = 5_000_000;

  private final Options options;
  private final int count;
  private final int size;
  private final Path directory;
  private final int patience;

  MeasureStart(Options options) {
    this.options = options;
    count = options.number("count", 1_000_000);
    size = options.number("size", 100);
    String home = System.getProperty("parley.home");
    directory = Path.of(options.text("data", home + "/bench/target/start-" + count + "x" + size));
    patience = options.number("patience", 600);
  }

  @Override
  public int runs() {
    return 3;
  }

  @Override
  public Map<String, Double> targets() {
    return Map.of("hello_ms", 3_000.0, "leader_ms", 3_000.0);
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    make();
    try (Peers peers = Peers.in(directory, options)) {
      PeerProcess peer = peers.start(1, null);
      peer.await("to lead", patience, () -> peer.state().state().equals("LEADER"));
      long asked = System.nanoTime();
      String page = peer.ask("/history 20", patience);
      long answered = System.nanoTime();
      peer.ask("/history #" + (count / 2 + 1), patience);
      long answeredOld = System.nanoTime();
      Result result =
          new Result()
              .with("messages", count)
              .withMillis("hello_ms", peer.helloNanos() - peer.startedNanos())
              .withMillis("leader_ms", peer.state().nanos() - peer.startedNanos())
              .withMillis("history_ms", answered - asked)
              .withMillis("history_middle_ms", answeredOld - answered)
              .with("history_lines", page.split("\"payload\":", -1).length - 1)
              .with("cpu_s", Proc.cpuSeconds(peer.pid()))
              .with("peak_rss_mib", Proc.kibibytes(peer.pid(), "VmHWM") / 1024.0);
      peer.quit(10);
      return result;
    }
  }

  /** Adds what is missing. What a step that was broken off has made is not counted. */
  private void make() throws IOException, InterruptedException {
    Path note = directory.resolve("made");
    int made = Files.exists(note) ? made(Files.readString(note).trim()) : 0;
    if (made > count) {
      throw new BenchException(directory + " has a log of " + made + " messages");
    }
    while (made < count) {
      int step = Math.min(STEP, count - made);
      add(step);
      made += step;
      Files.writeString(note, made + "\n");
    }
  }

  /** An empty note is an old one: all was made at once. */
  private int made(String note) {
    return note.isEmpty() ? count : Integer.parseInt(note);
  }

  private void add(int messages) throws IOException, InterruptedException {
    System.err.println("adding " + messages + " messages to the log in " + directory);
    try (Peers peers = Peers.in(directory, options)) {
      PeerProcess peer = peers.start(1, null);
      peer.await("to lead", patience, () -> peer.state().state().equals("LEADER"));
      long begun = System.nanoTime();
      Load load = Load.flood(peers.all(), messages, size);
      load.join();
      peer.awaitShown(messages, patience);
      System.err.printf("added in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
      peer.quit(10);
    }
  }
}
