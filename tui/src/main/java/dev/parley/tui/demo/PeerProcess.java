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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * One peer as a process of its own, and what it has told of itself and the group. Its output is
 * read by a thread of its own; every other method is for one thread.
 */
abstract class PeerProcess {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** A condition may depend on others, too, of whom nobody is told. */
  private static final int LOOK_MILLIS = 500;

  private final int id;
  private final Path data;
  private final Process process;
  private final Writer stdin;
  private final Thread reader;

  private String address;
  private int leaderId;
  private long term;
  private int voters;
  private int online;
  private long lastSeq;
  private String error = "";
  private boolean ended;

  /** Of a process that {@link #launch} began; {@link #listen} must follow. */
  PeerProcess(int id, Path data, Process process) {
    this.id = id;
    this.data = data;
    this.process = process;
    this.stdin = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.reader = new Thread(this::readAll, "peer-" + id);
    reader.setDaemon(true);
  }

  /**
   * Starts the process.
   *
   * @param data its name ends with {@code peer-<id>}; what the process says besides goes beside it
   * @param heap MiB
   * @param more options beside those that every such peer has, the id among them
   */
  static Process launch(int id, Path data, int heap, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx" + heap + "m"));
    command.addAll(sharedClasses());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("--json", "--id", String.valueOf(id), "--data", data.toString()));
    command.addAll(List.of("--takeover-after", "500ms", "--no-discover"));
    command.addAll(more);
    ProcessBuilder builder = new ProcessBuilder(command);
    // What is set for the user's own peers is not meant for these.
    builder.environment().keySet().removeIf(key -> key.startsWith("PARLEY_"));
    builder.environment().put("XDG_CONFIG_HOME", data.resolveSibling("config").toString());
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(data.resolveSibling("peer-" + id + ".err").toFile()));
    return builder.start();
  }

  /** What the launcher has put beside the jar makes a start faster; see there. */
  private static List<String> sharedClasses() {
    Path archive = Path.of(System.getProperty("java.class.path")).resolveSibling("parley.jsa");
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off")
        : List.of();
  }

  /** Begins to read what the process says. */
  void listen() {
    reader.start();
  }

  private void readAll() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(JSON.readTree(line), System.nanoTime());
      }
    } catch (IOException | JacksonException e) {
      // The process was killed, perhaps within a line.
    } finally {
      end();
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void take(JsonNode event, long nanos) {
    String kind = event.path("event").asString("");
    switch (kind) {
      case "hello" -> address = event.path("address").asString("");
      case "state" -> {
        leaderId = event.path("leader_id").asInt(0);
        term = event.path("term").asLong(0);
        voters = event.path("voters").size();
        online = event.path("online").size();
      }
      case "error" -> error = event.path("message").asString("").lines().findFirst().orElse("");
      case "message", "entry" -> lastSeq = event.path("seq_no").asLong(0);
      default -> {}
    }
    heard(kind, event, nanos);
    notifyAll();
  }

  /**
   * What else is to be done with an event. Called by the thread that reads, with the lock of this
   * object.
   *
   * @param nanos when it was read, by {@link System#nanoTime}
   */
  abstract void heard(String kind, JsonNode event, long nanos);

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
        String why = ended ? " has stopped (" + error + ") and waited for: " : " waits in vain: ";
        throw new DemoFailedException("n" + id + why + what);
      }
      wait(Math.min(left, LOOK_MILLIS));
    }
  }

  /** {@code kill -9}: no goodbye, nothing flushed. What it had said before is heard after that. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  /** Leaves in order; returns its exit code. */
  int quit(Duration patience) throws IOException, InterruptedException {
    type("/quit");
    return leaves(patience);
  }

  /** Waits until it has left; returns its exit code. */
  int leaves(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new DemoFailedException("n" + id + " does not leave");
    }
    return process.exitValue();
  }

  void destroy() {
    process.destroyForcibly();
  }

  ProcessHandle handle() {
    return process.toHandle();
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

  /** The port that it listens on. */
  String port() {
    String listens = address();
    return listens.substring(listens.lastIndexOf(':') + 1);
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

  /** How many members it has in reach, itself among them. */
  synchronized int online() {
    return online;
  }

  /** The last entry that it has told of. */
  synchronized long lastSeq() {
    return lastSeq;
  }
}
