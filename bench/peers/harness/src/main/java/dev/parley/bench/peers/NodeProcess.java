package dev.parley.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The driver's end of one {@link Node} process. */
final class NodeProcess {
  final int id;
  private final Process process;
  private final Writer in;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private long[] extraPids = new long[0];
  String durability = "";
  String settings = "";
  boolean acknowledges;
  long beginNanos;

  NodeProcess(int id, Path dir) throws IOException {
    this.id = id;
    Files.createDirectories(dir);
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    for (String option : System.getProperty("bench.jvm", "-Xmx1g").split(" ")) {
      command.add(option);
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.parley.bench.peers.Node"));
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(dir.resolve("stderr.log").toFile()))
            .start();
    in = new OutputStreamWriter(process.getOutputStream());
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader out =
                  new BufferedReader(new InputStreamReader(process.getInputStream()))) {
                for (String line; (line = out.readLine()) != null; ) {
                  if (line.startsWith("@")) {
                    answers.add(line.substring(1));
                  }
                }
              } catch (IOException e) {
                // the process is gone; the end marker below says so
              }
              answers.add("error process ended");
            });
    reader.setDaemon(true);
    reader.start();
    answer(20);
  }

  String answer(int seconds) {
    try {
      String a = answers.poll(seconds, TimeUnit.SECONDS);
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

  void send(String command) {
    try {
      in.write(command + "\n");
      in.flush();
    } catch (IOException e) {
      throw new IllegalStateException("node " + id + " is gone", e);
    }
  }

  String ask(String command) {
    return ask(command, 30);
  }

  String ask(String command, int seconds) {
    send(command);
    return answer(seconds);
  }

  void sendStart(Map<String, String> options) {
    StringBuilder b = new StringBuilder("start id=" + id);
    options.forEach((k, v) -> b.append(' ').append(k).append('=').append(v));
    send(b.toString());
  }

  void awaitStarted(int seconds) {
    String[] parts = answer(seconds).split("\t", -1);
    Map<String, String> fields = fields(parts[0]);
    beginNanos = Long.parseLong(fields.get("begin"));
    acknowledges = Boolean.parseBoolean(fields.get("acks"));
    String pids = fields.get("pids").replaceAll("[\\[\\]]", "");
    extraPids =
        pids.isEmpty()
            ? new long[0]
            : java.util.Arrays.stream(pids.split(",")).mapToLong(Long::parseLong).toArray();
    durability = parts[1];
    settings = parts[2];
  }

  static Map<String, String> fields(String line) {
    Map<String, String> m = new HashMap<>();
    for (String word : line.split(" ")) {
      int eq = word.indexOf('=');
      if (eq > 0) {
        m.put(word.substring(0, eq), word.substring(eq + 1));
      }
    }
    return m;
  }

  Map<String, String> state() {
    return fields(ask("state"));
  }

  boolean ready() {
    return ask("ready").startsWith("true");
  }

  int leader() {
    return Integer.parseInt(ask("leader").trim());
  }

  /** The node's own pid and those of its helpers. */
  List<Long> pids() {
    List<Long> all = new ArrayList<>();
    all.add(process.pid());
    for (long p : extraPids) {
      all.add(p);
    }
    return all;
  }

  boolean alive() {
    return process.isAlive();
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

  /** Resident memory in MB of the node and its helpers together. */
  double residentMb() {
    double kb = 0;
    for (long pid : pids()) {
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
        process.waitFor(7, TimeUnit.SECONDS);
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
