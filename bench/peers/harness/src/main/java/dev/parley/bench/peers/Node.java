package dev.parley.bench.peers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * One node process. Reads one command per line on stdin, answers each with one line starting with
 * '@' on stdout. The load generator runs here, next to the system under test, as it would in an
 * application.
 */
public final class Node {
  private final Map<String, String> options = new HashMap<>();
  private int id;
  private int size;
  private TotalOrder system;
  private Receiver receiver;
  private volatile boolean stop;
  private volatile long sent;
  private Thread sender;

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
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
      if (answer.equals("bye")) {
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
    switch (words[0]) {
      case "start":
        return start(o);
      case "ready":
        return system.ready() + " " + system.leader();
      case "leader":
        return String.valueOf(system.leader());
      case "flood":
        return run(
            () ->
                flood(
                    Integer.parseInt(o.get("window")), Long.parseLong(o.getOrDefault("max", "0"))));
      case "closed":
        return run(() -> closed(Long.parseLong(o.get("millis"))));
      case "open":
        return run(() -> open(Double.parseDouble(o.get("rate")), Long.parseLong(o.get("millis"))));
      case "stop":
        stop = true;
        return join();
      case "join":
        return join();
      case "snap":
        long count = receiver.count();
        return System.nanoTime() + " " + count;
      case "state":
        return "sent=" + sent + " " + receiver.state();
      case "record":
        receiver.record(Boolean.parseBoolean(o.get("on")));
        return "ok";
      case "dump":
        receiver.dump(Path.of(o.get("file")), sent);
        return "ok";
      case "gc":
        System.gc();
        return "ok";
      case "quit":
        Thread closer =
            new Thread(
                () -> {
                  try {
                    system.close();
                  } catch (Throwable t) {
                    t.printStackTrace();
                  }
                });
        closer.setDaemon(true);
        closer.start();
        closer.join(5000);
        return "bye";
      default:
        return "error unknown command " + words[0];
    }
  }

  private String start(Map<String, String> o) throws Exception {
    long begin = System.nanoTime();
    options.putAll(o);
    TotalOrder.Config config = new TotalOrder.Config(options);
    id = config.id();
    size = config.integer("size", 100);
    receiver = new Receiver(id, config.flag("retain", false), config.integer("target", 0));
    system = Systems.create(config.text("system", ""));
    system.start(config, receiver);
    return "started begin="
        + begin
        + " pids="
        + Arrays.toString(system.extraPids()).replace(" ", "")
        + " acks="
        + system.acknowledges()
        + "\t"
        + system.durability()
        + "\t"
        + system.settings();
  }

  private String run(Work work) {
    stop = false;
    sender =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable t) {
                t.printStackTrace();
              }
            },
            "load");
    sender.setDaemon(true);
    sender.start();
    return "ok";
  }

  private String join() throws InterruptedException {
    Thread t = sender;
    if (t != null) {
      t.join(120_000);
      if (t.isAlive()) {
        StackTraceElement[] stack = t.getStackTrace();
        System.err.println("sender still busy: " + Arrays.toString(stack));
        return "stuck sent=" + sent;
      }
    }
    return "done sent=" + sent;
  }

  private void submit(long nanos) {
    long seq = sent;
    byte[] payload = Payload.create(size, id, seq, nanos);
    sent = seq + 1;
    try {
      system.submit(seq, payload);
    } catch (Throwable t) {
      receiver.failed(seq, t);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** As fast as it goes with at most {@code window} messages in flight. */
  private void flood(int window, long max) {
    long base = sent - receiver.done();
    long first = sent;
    while (!stop && (max == 0 || sent - first < max)) {
      if (sent - base - receiver.done() >= window) {
        receiver.awaitDone(sent - base - window / 2);
        continue;
      }
      submit(System.nanoTime());
    }
  }

  private void closed(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!stop && System.nanoTime() < end) {
      long level = receiver.done() + 1;
      long giveUp = System.nanoTime() + 10_000_000_000L;
      submit(System.nanoTime());
      while (!stop && receiver.done() < level && System.nanoTime() < giveUp) {
        receiver.awaitDone(level);
      }
    }
  }

  /**
   * Open loop: message k is due at start + k/rate and carries that time, however late it is really
   * sent.
   */
  private void open(double rate, long millis) {
    long start = System.nanoTime();
    long n = (long) (rate * millis / 1000);
    for (long k = 0; k < n && !stop; k++) {
      long due = start + (long) (k * 1e9 / rate);
      for (long left; (left = due - System.nanoTime()) > 0 && !stop; ) {
        LockSupport.parkNanos(left);
      }
      submit(due);
    }
  }

  private interface Work {
    void run() throws Exception;
  }
}
