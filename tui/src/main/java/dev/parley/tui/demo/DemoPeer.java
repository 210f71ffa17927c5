package dev.parley.tui.demo;

import dev.parley.tui.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * One peer as a process of its own, and what it has told so far. Its output is read by a thread of
 * its own; every other method is for one thread.
 */
final class DemoPeer {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** A message as the peer showed it, and when, by {@link System#nanoTime}. */
  record Shown(long seqNo, int senderId, String msgId, String payload, long nanos) {}

  private final int id;
  private final Path data;
  private final Process process;
  private final Writer stdin;

  private final List<Shown> shown = new ArrayList<>();
  private String address;
  private int leaderId;
  private long term;
  private int voters;
  private long lastSeq;
  private boolean ended;

  private DemoPeer(int id, Path data, Process process) {
    this.id = id;
    this.data = data;
    this.process = process;
    this.stdin = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /**
   * Starts the process.
   *
   * @param more options beside those that every peer of the demo has
   */
  static DemoPeer start(int id, String name, Path data, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
    command.addAll(sharedClasses());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("--json", "--group", "demo", "--id", String.valueOf(id)));
    command.addAll(List.of("--name", name, "--data", data.toString()));
    command.addAll(List.of("--takeover-after", "500ms", "--no-discover"));
    command.addAll(more);
    ProcessBuilder builder = new ProcessBuilder(command);
    // What is set for the user's own peers is not meant for these.
    builder.environment().keySet().removeIf(key -> key.startsWith("PARLEY_"));
    builder.redirectError(data.resolveSibling("peer-" + id + ".err").toFile());
    DemoPeer peer = new DemoPeer(id, data, builder.start());
    Thread reader = new Thread(peer::readAll, "demo-peer-" + id);
    reader.setDaemon(true);
    reader.start();
    return peer;
  }

  /** What the launcher has put beside the jar makes a start faster; see there. */
  private static List<String> sharedClasses() {
    Path archive = Path.of(System.getProperty("java.class.path")).resolveSibling("parley.jsa");
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off")
        : List.of();
  }

  private void readAll() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(JSON.readTree(line), System.nanoTime());
      }
    } catch (IOException e) {
      // The process was killed.
    } finally {
      end();
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void take(JsonNode event, long nanos) {
    switch (event.path("event").asString("")) {
      case "hello" -> address = event.path("address").asString("");
      case "state" -> {
        leaderId = event.path("leader_id").asInt(0);
        term = event.path("term").asLong(0);
        voters = event.path("voters").size();
      }
      case "message" -> {
        lastSeq = event.path("seq_no").asLong(0);
        shown.add(
            new Shown(
                lastSeq,
                event.path("sender_id").asInt(0),
                event.path("msg_id").asString(""),
                event.path("payload").asString(""),
                nanos));
      }
      case "entry" -> lastSeq = event.path("seq_no").asLong(0);
      default -> {
        return;
      }
    }
    notifyAll();
  }

  void type(String line) throws IOException {
    stdin.write(line + "\n");
    stdin.flush();
  }

  /** Waits until it holds; throws {@link DemoFailedException} if it does not come to that. */
  synchronized void await(String what, Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0 || ended) {
        throw new DemoFailedException(
            "n" + id + (ended ? " has stopped, " : " waits in vain: ") + what);
      }
      wait(left);
    }
  }

  /** {@code kill -9}: no goodbye, nothing flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Leaves in order; returns its exit code. */
  int quit(Duration patience) throws IOException, InterruptedException {
    type("/quit");
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new DemoFailedException("n" + id + " does not leave");
    }
    return process.exitValue();
  }

  void destroy() {
    process.destroyForcibly();
  }

  int id() {
    return id;
  }

  Path data() {
    return data;
  }

  synchronized String address() {
    return address;
  }

  synchronized int leaderId() {
    return leaderId;
  }

  synchronized long term() {
    return term;
  }

  synchronized int voters() {
    return voters;
  }

  /** The last entry that it has told of. */
  synchronized long lastSeq() {
    return lastSeq;
  }

  synchronized List<Shown> shown() {
    return List.copyOf(shown);
  }

  synchronized int shownCount() {
    return shown.size();
  }
}
