package dev.parley.tui.process;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A peer as a process, spoken to in JSON. */
final class RealPeer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final Writer stdin;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile String endedBy = "";

  RealPeer(Path data, String... options) throws IOException {
    this(start(data, options));
  }

  RealPeer(Process process) {
    this.process = process;
    stdin = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    Thread reader = new Thread(this::readAll);
    reader.setDaemon(true);
    reader.start();
  }

  static Process start(Path data, String... options) throws IOException {
    return start(List.of(), data, options);
  }

  /** {@code wrapper}: the command that runs it, such as one that enters a network namespace. */
  static Process start(List<String> wrapper, Path data, String... options) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", System.getProperty("parley.jar")));
    command.addAll(List.of("--json", "--data", data.toString()));
    command.addAll(List.of(options));
    if (!command.contains("--discover")) {
      command.add("--no-discover"); // else the peers of one test find those of another
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void readAll() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(JSON.readTree(line));
      }
    } catch (IOException | JacksonException e) {
      // The process was killed, perhaps in the middle of a line; what it said before is there.
      endedBy = e.toString();
    }
  }

  void type(String line) throws IOException {
    stdin.write(line + "\n");
    stdin.flush();
  }

  List<JsonNode> events(String name) {
    return events.stream().filter(e -> e.get("event").stringValue().equals(name)).toList();
  }

  String address() {
    List<JsonNode> hello = events("hello");
    return hello.isEmpty() ? null : hello.get(0).get("address").stringValue();
  }

  int leaderId() {
    List<JsonNode> states = events("state");
    return states.isEmpty() ? 0 : states.get(states.size() - 1).get("leader_id").asInt(0);
  }

  int voters() {
    return voterIds().size();
  }

  List<Integer> voterIds() {
    List<JsonNode> states = events("state");
    List<Integer> ids = new ArrayList<>();
    if (!states.isEmpty()) {
      states.get(states.size() - 1).get("voters").forEach(id -> ids.add(id.asInt()));
    }
    return ids;
  }

  /** Every message as its number and its text, in the order shown. */
  List<String> messages() {
    return events("message").stream()
        .map(m -> m.get("seq_no").asLong() + " " + m.get("payload").stringValue())
        .toList();
  }

  /** For a failure's report: the last events, and what was no event, if that was the end. */
  String lastWords(int count) {
    List<JsonNode> said = List.copyOf(events);
    return said.subList(Math.max(0, said.size() - count), said.size())
        + (process.isAlive() ? " alive " : " ended ")
        + endedBy;
  }

  Process process() {
    return process;
  }

  /** SIGSTOP; when this returns, no thread of the process comes out of the kernel any more. */
  void freeze() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", "" + process.pid()).inheritIO().start().waitFor();
    await()
        .ignoreExceptionsInstanceOf(IOException.class) // a thread that has just ended
        .until(() -> threadStates().allMatch("TD"::contains));
  }

  /** One letter for each thread, as in {@code /proc/PID/stat}. */
  private Stream<String> threadStates() throws IOException {
    Path tasks = Path.of("/proc", "" + process.pid(), "task");
    List<String> states = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        String stat = Files.readString(task.resolve("stat"));
        states.add(stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1));
      }
    }
    return states.stream();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
