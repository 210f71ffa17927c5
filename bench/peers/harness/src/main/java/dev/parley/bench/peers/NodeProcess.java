package dev.parley.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The driver's end of one {@link Node} process. */
final class NodeProcess {
  static final String STOP = "stop";

  private static final Duration HELLO = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration DUMP = Duration.ofSeconds(60);
  // A node gives its load two minutes to end before it answers that it is stuck.
  private static final Duration LOAD_END = Duration.ofSeconds(180);
  private static final Duration QUIT = Duration.ofSeconds(7);

  final int id;
  private final Process process;
  private final Writer in;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private long[] extraPids = new long[0];
  private String durability = "";
  private String settings = "";
  private boolean acknowledges;
  private boolean helpersAreAll;
  private long beginNanos;

  NodeProcess(int id, Path dir) throws IOException {
    this.id = id;
    Files.createDirectories(dir);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("bench.jvm", "-Xmx1g").split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Node.class.getName()));
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(dir.resolve("stderr.log").toFile()))
            .start();
    in = new OutputStreamWriter(process.getOutputStream());
    Thread reader = new Thread(this::readAnswers);
    reader.setDaemon(true);
    reader.start();
    answer(HELLO);
  }

  private void readAnswers() {
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      for (String line; (line = out.readLine()) != null; ) {
        if (line.startsWith("@")) {
          answers.add(line.substring(1));
        }
      }
    } catch (IOException e) {
      // the process is gone; the end marker below says so
    }
    answers.add("error process ended");
  }

  // ---- commands and answers

  void send(String command) {
    try {
      in.write(command + "\n");
      in.flush();
    } catch (IOException e) {
      throw new IllegalStateException("node " + id + " is gone", e);
    }
  }

  String answer() {
    return answer(ANSWER);
  }

  private String answer(Duration limit) {
    try {
      String a = answers.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (a == null) {
        throw new IllegalStateException("node " + id + " does not answer");
      }
      if (a.startsWith("error")) {
        throw new IllegalStateException("node " + id + ": " + a);
      }
      return a;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ask(String command) {
    send(command);
    return answer();
  }

  /** Starts the system under test in the process; some only return once the group is there. */
  void start(Map<String, String> options, Duration limit) {
    StringBuilder b = new StringBuilder("start id=" + id);
    options.forEach((k, v) -> b.append(' ').append(k).append('=').append(v));
    send(b.toString());
    String[] parts = answer(limit).split("\t", -1);
    Map<String, String> fields = fields(parts[0]);
    beginNanos = Long.parseLong(fields.get("begin"));
    acknowledges = Boolean.parseBoolean(fields.get("acks"));
    helpersAreAll = Boolean.parseBoolean(fields.get("alone"));
    String pids = fields.get("pids").replaceAll("[\\[\\]]", "");
    extraPids =
        pids.isEmpty()
            ? new long[0]
            : Arrays.stream(pids.split(",")).mapToLong(Long::parseLong).toArray();
    durability = parts[1];
    settings = parts[2];
  }

  private static Map<String, String> fields(String line) {
    Map<String, String> m = new HashMap<>();
    for (String word : line.split(" ")) {
      int eq = word.indexOf('=');
      if (eq > 0) {
        m.put(word.substring(0, eq), word.substring(eq + 1));
      }
    }
    return m;
  }

  NodeState state() {
    return new NodeState(fields(ask("state")));
  }

  boolean ready() {
    return ask("ready").startsWith("true");
  }

  int leader() {
    return Integer.parseInt(ask("leader").trim());
  }

  /** From now on the node records what it delivers. */
  void record() {
    ask("record on=true");
  }

  Trace dump(Path file, long[] from) throws IOException {
    send("dump file=" + file);
    answer(DUMP);
    return new Trace(file, from);
  }

  // ---- the load: each starts one, which goes on by itself

  void flood(int window) {
    ask("flood window=" + window);
  }

  void flood(int window, int messages) {
    ask("flood window=" + window + " max=" + messages);
  }

  /** One message in flight at a time. */
  void closed(Duration length) {
    ask("closed millis=" + length.toMillis());
  }

  void open(double rate, Duration length) {
    ask("open rate=" + rate + " millis=" + length.toMillis());
  }

  /** Waits for the end of the load; returns how many messages the node has sent in all. */
  long join() {
    send("join");
    return loadEnded();
  }

  /** Ends the load. */
  long stop() {
    send(STOP);
    return loadEnded();
  }

  /** Takes the answer to a {@link #STOP} that was sent before. */
  long loadEnded() {
    return Long.parseLong(fields(answer(LOAD_END)).get("sent"));
  }

  // ---- what it said when it started

  String durability() {
    return durability;
  }

  String settings() {
    return settings;
  }

  boolean acknowledges() {
    return acknowledges;
  }

  long beginNanos() {
    return beginNanos;
  }

  // ---- the process

  /** The node's own pid and those of its helpers. */
  private List<Long> pids() {
    List<Long> all = new ArrayList<>();
    all.add(process.pid());
    for (long p : extraPids) {
      all.add(p);
    }
    return all;
  }

  /** Sends one signal to the node and its helpers, helpers first. */
  void signal(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    for (int i = extraPids.length - 1; i >= 0; i--) {
      command.add(String.valueOf(extraPids[i]));
    }
    command.add(String.valueOf(process.pid()));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Resident memory in MB of the node and its helpers together, or, if they are all, of those. */
  double residentMb() {
    double kb = 0;
    List<Long> all = pids();
    for (long pid : helpersAreAll ? all.subList(1, all.size()) : all) {
      try {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
          if (line.startsWith("VmRSS:")) {
            kb += Double.parseDouble(line.replaceAll("[^0-9]", ""));
          }
        }
      } catch (IOException e) {
        // it ended meanwhile
      }
    }
    return kb / 1024;
  }

  /** Processor time in ms used so far by the node and its helpers together. */
  long cpuMillis() {
    long total = 0;
    for (long pid : pids()) {
      total +=
          ProcessHandle.of(pid)
              .flatMap(h -> h.info().totalCpuDuration())
              .map(d -> d.toMillis())
              .orElse(0L);
    }
    return total;
  }

  void end() {
    try {
      if (process.isAlive()) {
        send("quit");
        process.waitFor(QUIT.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (Exception e) {
      // killed below
    }
    for (long pid : extraPids) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }
}
