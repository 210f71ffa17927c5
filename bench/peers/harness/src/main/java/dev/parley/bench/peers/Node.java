package dev.parley.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One node process. Reads one command per line on stdin, answers each with one line starting with
 * '@' on stdout. The load generator runs here, next to the system under test, as it would in an
 * application.
 */
public final class Node {
  private static final String OK = "ok";
  private static final String BYE = "bye";
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private TotalOrder system;
  private Receiver receiver;
  private Loads loads;

  private Node() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    // Standard output is for answers alone.
    System.setOut(System.err);
    Node node = new Node();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    out.println("@hello " + ProcessHandle.current().pid());
    out.flush();
    for (String line; (line = in.readLine()) != null; ) {
      String answer;
      try {
        answer = node.command(line.trim());
      } catch (Throwable t) {
        t.printStackTrace();
        answer = "error " + t;
      }
      out.println("@" + answer);
      out.flush();
      if (answer.equals(BYE)) {
        break;
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private String command(String line) throws Exception {
    String[] words = line.split(" ");
    Map<String, String> o = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      int eq = words[i].indexOf('=');
      o.put(words[i].substring(0, eq), words[i].substring(eq + 1));
    }
    return switch (words[0]) {
      case "start" -> start(new TotalOrder.Config(o));
      case "ready" -> system.ready() + " " + system.leader();
      case "leader" -> String.valueOf(system.leader());
      case "flood" -> {
        loads.flood(Integer.parseInt(o.get("window")), Long.parseLong(o.getOrDefault("max", "0")));
        yield OK;
      }
      case "closed" -> {
        loads.closed(Long.parseLong(o.get("millis")));
        yield OK;
      }
      case "open" -> {
        loads.open(Double.parseDouble(o.get("rate")), Long.parseLong(o.get("millis")));
        yield OK;
      }
      case "stop" -> loads.stop();
      case "join" -> loads.join();
      case "snap" -> snap();
      case "state" -> "sent=" + loads.sent() + " " + receiver.state();
      case "record" -> {
        receiver.record(Boolean.parseBoolean(o.get("on")));
        yield OK;
      }
      case "dump" -> {
        receiver.dump(Path.of(o.get("file")), loads.sent());
        yield OK;
      }
      case "quit" -> quit();
      default -> "error unknown command " + words[0];
    };
  }

  private String start(TotalOrder.Config config) throws Exception {
    long begin = System.nanoTime();
    system = Systems.create(config.text("system", ""));
    receiver = new Receiver(config, system.asksForRetained());
    loads = new Loads(config, system, receiver);
    system.start(config, receiver);
    return "started begin="
        + begin
        + " pids="
        + Arrays.toString(system.extraPids()).replace(" ", "")
        + " alone="
        + system.helpersAreAll()
        + " acks="
        + system.acknowledges()
        + "\t"
        + system.durability()
        + "\t"
        + system.settings();
  }

  private String snap() {
    long count = receiver.count();
    return System.nanoTime() + " " + count;
  }

  /** Gives the system a while to end well. */
  private String quit() throws InterruptedException {
    Thread closer = new Thread(this::close);
    closer.setDaemon(true);
    closer.start();
    closer.join(CLOSE.toMillis());
    return BYE;
  }

  private void close() {
    try {
      system.close();
    } catch (Throwable t) {
      t.printStackTrace();
    }
  }
}
