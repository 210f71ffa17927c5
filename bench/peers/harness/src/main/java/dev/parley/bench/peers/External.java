package dev.parley.bench.peers;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Placeholder for a system that runs as a command of its own. The command comes from the
 * environment variable BENCH_EXTERNAL and is started once per node through "sh -c" with NODE_ID,
 * NODES, BASE_PORT (40 free ports from there), DATA_DIR and TUNE set.
 *
 * <p>It reads lines "SEND seq text" on stdin and prints lines on stdout: "READY" once the group is
 * complete, "LEADER id" whenever that changes, "DELIVER text" for each message in total order, and,
 * if it acknowledges, "ACK seq" or "FAIL seq reason". Other lines are ignored. Closing its stdin
 * asks it to end.
 */
final class External implements TotalOrder {
  private Config config;
  private Process process;
  private BufferedWriter in;
  private volatile boolean ready;
  private volatile int leader = -1;

  @Override
  public void start(Config config, Sink sink) throws Exception {
    this.config = config;
    String command = System.getenv("BENCH_EXTERNAL");
    if (command == null) {
      throw new IllegalStateException("set BENCH_EXTERNAL to the command of one node");
    }
    Files.createDirectories(config.dir());
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "exec " + command)
            .redirectError(
                ProcessBuilder.Redirect.appendTo(config.dir().resolve("external.log").toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "NODE_ID",
                String.valueOf(config.id()),
                "NODES",
                String.valueOf(config.nodes()),
                "BASE_PORT",
                String.valueOf(config.basePort()),
                "DATA_DIR",
                config.dir().toString(),
                "TUNE",
                config.tune()));
    process = builder.start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), 1 << 16);
    Thread reader = new Thread(() -> read(sink), "external");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Sink sink) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 16)) {
      for (String line; (line = out.readLine()) != null; ) {
        if (line.startsWith("DELIVER ")) {
          byte[] b = line.substring(8).getBytes(StandardCharsets.UTF_8);
          sink.deliver(b, 0, b.length);
        } else if (line.startsWith("ACK ")) {
          sink.acked(Long.parseLong(line.substring(4)));
        } else if (line.startsWith("FAIL ")) {
          String[] words = line.split(" ", 3);
          sink.failed(
              Long.parseLong(words[1]),
              new IllegalStateException(words.length > 2 ? words[2] : ""));
        } else if (line.startsWith("LEADER ")) {
          leader = Integer.parseInt(line.substring(7).trim());
        } else if (line.equals("READY")) {
          ready = true;
        }
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public int leader() {
    return leader;
  }

  @Override
  public synchronized void submit(long seq, byte[] payload) throws Exception {
    in.write("SEND " + seq + " " + new String(payload, StandardCharsets.UTF_8) + "\n");
    in.flush();
  }

  @Override
  public boolean acknowledges() {
    return config.flag("acks", true);
  }

  @Override
  public long[] extraPids() {
    return new long[] {process.pid()};
  }

  @Override
  public String durability() {
    return config.text("durability", "as configured by the command");
  }

  @Override
  public void close() throws Exception {
    in.close();
    if (!process.waitFor(3, TimeUnit.SECONDS)) {
      process.destroy();
    }
  }
}
