package dev.parley.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * One peer as a process of its own, started by the launcher, and what it has told so far. A thread
 * of its own reads its output; times are {@link System#nanoTime} of this process, taken when the
 * bytes came out of the pipe. Safe for threads.
 */
final class PeerProcess {
  /** What a {@code state} event said, and when. */
  record State(String state, int leaderId, long term, int voters, long finalSeq, long nanos) {}

  /** What a peer is started with. */
  record Plan(int id, Path data, int port, String seed, String sync, String javaOptions) {}

  private static final int CHUNK = 256 * 1024;
  private static final State NOTHING = new State("", 0, 0, 0, 0, 0);

  private final int id;
  private final Path data;
  private final Process process;
  private final OutputStream stdin;
  private final long startedNanos;

  private final Deliveries deliveries = new Deliveries();
  private final List<State> states = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final Thread reader;
  private String address = "";
  private long helloNanos;
  private boolean ended;
  private long endedNanos;

  private PeerProcess(Plan plan, Process process, long startedNanos) {
    this.id = plan.id();
    this.data = plan.data();
    this.process = process;
    this.stdin = process.getOutputStream();
    this.startedNanos = startedNanos;
    reader = new Thread(this::readAll, "peer-" + id);
    reader.setDaemon(true);
    reader.start();
  }

  static PeerProcess start(Path launcher, Plan plan) throws IOException {
    String id = String.valueOf(plan.id());
    List<String> command = new ArrayList<>();
    command.addAll(List.of(launcher.toString(), "--json", "--group", "bench", "--id", id));
    command.addAll(List.of("--name", "peer-" + id, "--data", plan.data().toString()));
    command.addAll(List.of("--port", String.valueOf(plan.port()), "--sync", plan.sync()));
    command.add("--no-discover");
    if (plan.seed() != null) {
      command.addAll(List.of("--seed", plan.seed()));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // What is set for the user's own peers is not meant for these.
    environment.keySet().removeIf(key -> key.startsWith("PARLEY_"));
    environment.put("PARLEY_NO_BUILD", "1");
    environment.put("PARLEY_JAVA_OPTS", plan.javaOptions());
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(
            plan.data().resolveSibling("peer-" + id + ".err").toFile()));
    long now = System.nanoTime();
    return new PeerProcess(plan, builder.start(), now);
  }

  private void readAll() {
    byte[] buffer = new byte[CHUNK];
    int kept = 0;
    try (InputStream out = process.getInputStream()) {
      for (int read = out.read(buffer);
          read >= 0;
          read = out.read(buffer, kept, free(buffer, kept))) {
        int end = kept + read;
        int done = take(buffer, end, System.nanoTime());
        kept = end - done;
        System.arraycopy(buffer, done, buffer, 0, kept);
      }
    } catch (IOException e) {
      // The process was killed.
    } finally {
      synchronized (this) {
        ended = true;
        endedNanos = System.nanoTime();
        notifyAll();
      }
    }
  }

  private static int free(byte[] buffer, int kept) throws IOException {
    if (kept == buffer.length) {
      throw new IOException("a line of output is too long");
    }
    return buffer.length - kept;
  }

  /** Takes the whole lines; returns where the last of them ends. */
  private synchronized int take(byte[] bytes, int end, long now) {
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        line(bytes, start, i, now);
        start = i + 1;
      }
    }
    notifyAll();
    return start;
  }

  private void line(byte[] bytes, int from, int to, long now) {
    if (Scan.isMessage(bytes, from, to)) {
      long seqNo = Scan.number(bytes, Scan.after(bytes, from, to, Scan.SEQ_NO), to);
      int payload = Scan.after(bytes, from, to, Scan.PAYLOAD);
      int sender = (int) Scan.number(bytes, payload, to);
      int number = payload;
      while (bytes[number] != ' ') {
        number++;
      }
      deliveries.add(seqNo, sender, (int) Scan.number(bytes, number + 1, to), now);
      return;
    }
    String line = new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
    switch (Scan.text(line, "event")) {
      case "hello" -> {
        address = Scan.text(line, "address");
        helloNanos = now;
      }
      case "state" ->
          states.add(
              new State(
                  Scan.text(line, "state"),
                  (int) Scan.number(line, "leader_id"),
                  Scan.number(line, "term"),
                  Scan.count(line, "voters"),
                  Scan.number(line, "final_seq"),
                  now));
      case "reply", "status" -> answers.add(line);
      default -> {
        // Of no use here.
      }
    }
  }

  /** Writes lines as they are; the caller ends them. May wait until the peer reads. */
  void write(byte[] bytes, int length) throws IOException {
    stdin.write(bytes, 0, length);
    stdin.flush();
  }

  void type(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      write(bytes, bytes.length);
    } catch (IOException e) {
      throw new BenchException("peer " + id + " reads no more: " + e.getMessage());
    }
  }

  /** Waits until it holds; throws {@link BenchException} if it does not come to that. */
  synchronized void await(String what, int seconds, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0 || ended) {
        throw new BenchException(
            "peer " + id + (ended ? " has stopped" : " waited " + seconds + " s") + ": " + what);
      }
      wait(left);
    }
  }

  /** Types a command and waits for its answer, a line of JSON. */
  String ask(String command, int seconds) throws InterruptedException {
    int before = answerCount();
    type(command);
    await("an answer to " + command, seconds, () -> answers.size() > before);
    synchronized (this) {
      return answers.get(before);
    }
  }

  private synchronized int answerCount() {
    return answers.size();
  }

  /** {@code kill -9}: no goodbye, nothing flushed. */
  void kill() {
    process.destroyForcibly();
  }

  /** Leaves in order; throws {@link BenchException} if it does not. */
  void quit(int seconds) throws InterruptedException {
    type("/quit");
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new BenchException("peer " + id + " does not leave");
    }
    reader.join();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
    reader.join();
  }

  int id() {
    return id;
  }

  long pid() {
    return process.pid();
  }

  Path data() {
    return data;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long startedNanos() {
    return startedNanos;
  }

  synchronized String address() {
    return address;
  }

  synchronized int port() {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  synchronized long helloNanos() {
    return helloNanos;
  }

  /** When its output ended; 0 while it has not. */
  synchronized long endedNanos() {
    return endedNanos;
  }

  /** The newest; an empty one before the first. */
  synchronized State state() {
    return states.isEmpty() ? NOTHING : states.get(states.size() - 1);
  }

  synchronized List<State> states() {
    return List.copyOf(states);
  }

  /** Reads the deliveries while none can be added. */
  synchronized long read(ToLongFunction<Deliveries> what) {
    return what.applyAsLong(deliveries);
  }

  /** For use while the peer shows nothing more, or under its lock. */
  Deliveries deliveries() {
    return deliveries;
  }

  /** Waits until so many messages have been shown in all. */
  void awaitShown(int count, int seconds) throws InterruptedException {
    await(count + " messages", seconds, () -> deliveries.size() >= count);
  }
}
