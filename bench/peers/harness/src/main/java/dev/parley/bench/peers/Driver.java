package dev.parley.bench.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Runs one workload against one system once and prints one line of JSON. */
public final class Driver {
  private static final int NODES = 3; // the workloads are written for three

  private final Map<String, String> options;
  private final Path dir;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final Map<String, String> common = new LinkedHashMap<>();
  private final Json json = new Json();

  private Driver(String system, String workload, Map<String, String> options, Path dir)
      throws IOException {
    this.options = options;
    this.dir = dir;
    common.put("system", system);
    common.put("nodes", String.valueOf(NODES));
    common.put("port", String.valueOf(freePorts()));
    common.putAll(options);
    json.put("system", system).put("workload", workload);
    if (!options.isEmpty()) {
      json.put("options", options.toString());
    }
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 2 || !Systems.names().contains(args[0])) {
      System.err.println(
          "usage: run SYSTEM w1|w2|w3|w3-freeze|w4 [option=value ...]\nsystems: "
              + Systems.names());
      System.exit(2);
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 2; i < args.length; i++) {
      String[] kv = args[i].split("=", 2);
      options.put(kv[0], kv[1]);
    }
    Path work = Files.createDirectories(Path.of(System.getProperty("bench.work", "work")));
    Path dir = Files.createTempDirectory(work, args[0] + "-" + args[1] + "-").toAbsolutePath();
    Driver driver = new Driver(args[0], args[1], options, dir);
    Runtime.getRuntime().addShutdownHook(new Thread(driver::endAll));
    boolean good = true;
    try {
      switch (args[1]) {
        case "w1" -> driver.throughput();
        case "w2" -> driver.latency();
        case "w3" -> driver.failover(false);
        case "w3-freeze" -> driver.failover(true);
        case "w4" -> driver.catchUp();
        default -> throw new IllegalArgumentException("unknown workload " + args[1]);
      }
    } catch (Exception e) {
      e.printStackTrace();
      driver.json.put("error", String.valueOf(e.getMessage()));
      good = false;
    }
    if (!driver.nodes.isEmpty()) {
      driver
          .json
          .put("durability", driver.nodes.get(0).durability)
          .put("settings", driver.nodes.get(0).settings);
    }
    System.out.println(driver.json);
    System.out.flush();
    driver.endAll();
    driver.deleteShared();
    if (!Boolean.parseBoolean(options.getOrDefault("keep", good ? "false" : "true"))) {
      delete(dir);
    } else {
      System.err.println("files of this run: " + work.resolve(dir.getFileName()));
    }
    Runtime.getRuntime().halt(good ? 0 : 1);
  }

  // ---- the workloads

  /** W1 and W5: every node floods; messages per second at the slowest node; resident memory. */
  private void throughput() throws Exception {
    int window = integer("window", 1024);
    int warm = integer("warmup", 5);
    int seconds = integer("seconds", 10);
    startAll();
    for (NodeProcess n : nodes) {
      n.ask("flood window=" + window);
    }
    Thread.sleep(warm * 1000L);
    long[][] a = snap();
    long cpu = cpu();
    Thread.sleep(seconds * 1000L);
    long[][] b = snap();
    cpu = cpu() - cpu;
    double[] rates = new double[NODES];
    for (int i = 0; i < NODES; i++) {
      rates[i] = (b[i][1] - a[i][1]) * 1e9 / (b[i][0] - a[i][0]);
    }
    double[] rss = nodes.stream().mapToDouble(NodeProcess::residentMb).toArray();
    Arrays.sort(rates);
    Arrays.sort(rss);
    long sent = 0;
    for (NodeProcess n : nodes) {
      n.send("stop");
    }
    for (NodeProcess n : nodes) {
      sent += Long.parseLong(NodeProcess.fields(n.answer(130)).get("sent"));
    }
    json.put("window", window)
        .put("msgs_per_s", rates[0])
        .put("fastest_node_msgs_per_s", rates[NODES - 1])
        .put("cpu_cores", cpu / 1000.0 / seconds)
        .put("rss_mb_max", rss[NODES - 1])
        .put("rss_mb_min", rss[0]);
    quiesce(nodes, 30);
    json.put("sent", sent).put("delivered", Long.parseLong(nodes.get(0).state().get("count")));
    order(nodes);
  }

  /**
   * W2: one sender that is not the leader; one message in flight, then open loop at a fixed rate.
   */
  private void latency() throws Exception {
    int seconds = integer("seconds", 10);
    double rate = integer("rate", 1000);
    startAll();
    int leader = leader();
    NodeProcess sender = nodes.stream().filter(n -> n.id != leader).findFirst().orElseThrow();
    int flood = integer("flood", 64);
    if (flood > 0) {
      sender.ask("flood window=" + flood);
      Thread.sleep(4000);
      sender.ask("stop", 130);
      quiesce(nodes, 20);
    }
    sender.ask("closed millis=" + (flood > 0 ? 2000 : 5000));
    sender.ask("join", 130);
    quiesce(nodes, 20);
    for (NodeProcess n : nodes) {
      n.ask("record on=true");
    }
    long s0 = Long.parseLong(sender.state().get("sent"));
    sender.ask("closed millis=" + seconds * 1000);
    long s1 = Long.parseLong(NodeProcess.fields(sender.ask("join", 130)).get("sent"));
    quiesce(nodes, 20);
    long cpu = cpu();
    sender.ask("open rate=" + rate + " millis=" + (seconds + 1) * 1000);
    long s2 = Long.parseLong(NodeProcess.fields(sender.ask("join", 130)).get("sent"));
    cpu = cpu() - cpu;
    quiesce(nodes, 20);
    List<Trace> traces = traces(nodes, new long[NODES]);
    json.put("leader", leader).put("sender", sender.id);
    latencies("closed", traces, sender.id, s0, s1);
    latencies("open", traces, sender.id, s1 + (long) rate, s2);
    json.put("open_rate", rate).put("open_cpu_cores", cpu / 1000.0 / (seconds + 1));
    order(nodes);
  }

  private void latencies(String prefix, List<Trace> traces, int sender, long from, long to) {
    int n = (int) (to - from);
    long[] own = new long[n];
    long[] all = new long[n];
    int[] seen = new int[n];
    for (int t = 0; t < traces.size(); t++) {
      Trace trace = traces.get(t);
      for (int i = 0; i < trace.n; i++) {
        if (trace.sender[i] == sender && trace.seq[i] >= from && trace.seq[i] < to) {
          int k = (int) (trace.seq[i] - from);
          long latency = trace.delivered[i] - trace.sent[i];
          all[k] = Math.max(all[k], latency);
          seen[k]++;
          if (t == sender) {
            own[k] = latency;
          }
        }
      }
    }
    long incomplete = Arrays.stream(seen).filter(s -> s != traces.size()).count();
    json.put(prefix + "_n", n);
    if (n == 0) {
      return;
    }
    if (incomplete > 0) {
      json.put(prefix + "_incomplete", incomplete);
    }
    percentiles(prefix + "_own", own);
    percentiles(prefix + "_all", all);
  }

  private void percentiles(String name, long[] nanos) {
    Arrays.sort(nanos);
    json.put(name + "_p50_us", nanos[(int) (nanos.length * 0.5)] / 1e3)
        .put(name + "_p99_us", nanos[(int) Math.min(nanos.length - 1, nanos.length * 0.99)] / 1e3)
        .put(name + "_max_us", nanos[nanos.length - 1] / 1e3);
  }

  /**
   * W3: the leader dies (kill -9) or hangs for a while (SIGSTOP, later SIGCONT) under a steady
   * load.
   */
  private void failover(boolean freeze) throws Exception {
    double rate = integer("rate", 200);
    int before = integer("before", 5);
    int after = integer("after", freeze ? 60 : 25);
    int frozen = integer("frozen", Math.max(1, after - 20));
    startAll();
    int leader = leader();
    NodeProcess victim = nodes.get(leader);
    List<NodeProcess> survivors = new ArrayList<>(nodes);
    survivors.remove(victim);
    for (NodeProcess n : survivors) {
      n.ask("flood window=64");
    }
    Thread.sleep(3000);
    for (NodeProcess n : survivors) {
      n.ask("stop", 130);
    }
    quiesce(nodes, 20);
    long[] from = new long[NODES];
    for (NodeProcess n : nodes) {
      n.ask("record on=true");
      from[n.id] = Long.parseLong(n.state().get("sent"));
    }
    for (NodeProcess n : survivors) {
      n.ask("open rate=" + rate / survivors.size() + " millis=" + (before + after) * 1000);
    }
    Thread.sleep(before * 1000L);
    long killed = System.nanoTime();
    victim.signal(freeze ? "STOP" : "KILL");
    if (freeze) {
      Thread.sleep(frozen * 1000L);
      victim.signal("CONT");
    }
    for (NodeProcess n : survivors) {
      n.ask("join", 180);
    }
    long ended = System.nanoTime();
    List<NodeProcess> left = freeze ? nodes : survivors;
    quiesce(left, 20);
    json.put("rate", rate).put("leader", leader);
    if (freeze) {
      json.put("frozen_s", frozen);
    }
    compare(survivors, freeze ? victim : null, from, killed, ended);
    json.put("new_leader", survivors.stream().map(n -> String.valueOf(n.leader())).toList());
  }

  private void compare(
      List<NodeProcess> survivors, NodeProcess thawed, long[] from, long killed, long ended)
      throws IOException {
    double gap = 0;
    double calm = 0;
    double stall = 0;
    long duplicates = 0;
    long reordered = 0;
    List<Trace> traces = traces(survivors, from);
    List<Set<Long>> delivered = new ArrayList<>();
    for (int t = 0; t < survivors.size(); t++) {
      Trace trace = traces.get(t);
      Set<Long> ids = new HashSet<>();
      Map<Integer, Long> highest = new HashMap<>();
      long last = 0;
      for (int i = 0; i < trace.n; i++) {
        if (last != 0 && trace.delivered[i] >= killed) {
          gap = Math.max(gap, (trace.delivered[i] - last) / 1e6);
        } else if (last != 0) {
          calm = Math.max(calm, (trace.delivered[i] - last) / 1e6);
        }
        last = trace.delivered[i];
        if (!ids.add(trace.id(i))) {
          duplicates++;
        } else if (trace.seq[i] < highest.getOrDefault(trace.sender[i], -1L)) {
          reordered++;
        }
        highest.merge(trace.sender[i], trace.seq[i], Math::max);
        if (trace.sender[i] == survivors.get(t).id) {
          stall = Math.max(stall, (trace.delivered[i] - trace.sent[i]) / 1e6);
        }
      }
      gap = Math.max(gap, (ended - Math.max(last, killed)) / 1e6);
      delivered.add(ids);
    }
    long sent = 0;
    long failed = 0;
    long failedYetDelivered = 0;
    long unresolved = 0;
    long unresolvedLost = 0;
    long lost = 0;
    long partly = 0;
    for (int t = 0; t < survivors.size(); t++) {
      NodeProcess n = survivors.get(t);
      Trace trace = traces.get(t);
      for (long seq = from[n.id]; seq < trace.outcome.length; seq++) {
        long id = n.id * 1_000_000_000_000L + seq;
        long at = delivered.stream().filter(s -> s.contains(id)).count();
        sent++;
        byte outcome = trace.outcome[(int) seq];
        if (outcome == 2) {
          failed++;
          failedYetDelivered += at > 0 ? 1 : 0;
        } else if (outcome == 0 && n.acknowledges) {
          unresolved++;
          unresolvedLost += at == 0 ? 1 : 0;
        } else if (at == 0) {
          lost++;
        } else if (at < survivors.size()) {
          partly++;
        }
      }
    }
    json.put("gap_ms", gap)
        .put("gap_before_ms", calm)
        .put("worst_own_latency_ms", stall)
        .put("sent", sent)
        .put("accepted_lost", lost)
        .put("accepted_at_one_survivor_only", partly)
        .put("duplicates", duplicates)
        .put("reordered", reordered)
        .put("failed", failed)
        .put("failed_yet_delivered", failedYetDelivered)
        .put("never_answered", unresolved)
        .put("never_answered_and_lost", unresolvedLost);
    json.put("survivors_agree", agree(traces.get(0), traces.get(1)));
    for (NodeProcess n : survivors) {
      String kinds = n.state().get("kinds");
      if (!"{}".equals(kinds)) {
        json.put("failures_n" + n.id, kinds);
      }
    }
    if (thawed != null) {
      Trace back = traces(List.of(thawed), from).get(0);
      Set<Long> ids = new HashSet<>();
      long twice = 0;
      for (int i = 0; i < back.n; i++) {
        twice += ids.add(back.id(i)) ? 0 : 1;
      }
      json.put("thawed_missing", delivered.get(0).stream().filter(id -> !ids.contains(id)).count())
          .put("thawed_duplicates", twice)
          .put("thawed_agrees", agree(traces.get(0), back));
    }
  }

  private static String agree(Trace a, Trace b) {
    int n = Math.min(a.n, b.n);
    for (int i = 0; i < n; i++) {
      if (a.id(i) != b.id(i)) {
        return "no, differ at " + i + " of " + a.n + "/" + b.n;
      }
    }
    return a.n == b.n ? "yes" : "prefix only, " + a.n + "/" + b.n;
  }

  /**
   * W4: a node is killed, misses messages, comes back: time from its start command until it is
   * level.
   */
  private void catchUp() throws Exception {
    int missed = integer("missed", 200_000);
    common.put("retain", "true");
    startAll();
    int leader = leader();
    NodeProcess victim = nodes.get((leader + 2) % NODES);
    List<NodeProcess> survivors = new ArrayList<>(nodes);
    survivors.remove(victim);
    survivors.get(0).ask("flood window=64 max=1000");
    survivors.get(0).ask("join", 130);
    quiesce(nodes, 20);
    victim.signal("KILL");
    Thread.sleep(integer("settle", 3) * 1000L);
    for (NodeProcess n : survivors) {
      n.ask("flood window=" + integer("window", 512) + " max=" + missed / survivors.size());
    }
    for (NodeProcess n : survivors) {
      n.ask("join", 180);
    }
    quiesce(survivors, 30);
    long target = Long.parseLong(survivors.get(0).state().get("count"));
    NodeProcess back = new NodeProcess(victim.id, dir.resolve("n" + victim.id));
    nodes.set(victim.id, back);
    common.put("dir", dir.resolve("n" + back.id).toString());
    common.put("target", String.valueOf(target));
    back.sendStart(common);
    back.awaitStarted(150);
    long deadline = System.nanoTime() + 120_000_000_000L;
    Map<String, String> state;
    while ((state = back.state()).get("target").equals("0") && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    long begin = back.beginNanos;
    json.put("missed", missed)
        .put("target", target)
        .put("reached", Long.parseLong(state.get("count")))
        .put(
            "first_after_ms",
            state.get("first").equals("0")
                ? null
                : (Long.parseLong(state.get("first")) - begin) / 1e6)
        .put(
            "level_after_ms",
            state.get("target").equals("0")
                ? null
                : (Long.parseLong(state.get("target")) - begin) / 1e6);
    order(nodes);
  }

  // ---- parts of workloads

  private void startAll() throws Exception {
    for (int i = 0; i < NODES; i++) {
      nodes.add(new NodeProcess(i, dir.resolve("n" + i)));
    }
    for (NodeProcess n : nodes) {
      common.put("dir", dir.resolve("n" + n.id).toString());
      n.sendStart(common);
      n.awaitStarted(60);
    }
    long deadline = System.nanoTime() + integer("form", 90) * 1_000_000_000L;
    while (!nodes.stream().allMatch(NodeProcess::ready)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the group does not form");
      }
      Thread.sleep(100);
    }
    Thread.sleep(1000);
  }

  private int leader() throws InterruptedException {
    for (int attempt = 0; attempt < 100; attempt++) {
      for (NodeProcess n : nodes) {
        if (n.leader() == n.id) {
          return n.id;
        }
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("no node says it leads");
  }

  private long[][] snap() {
    long[][] all = new long[NODES][];
    for (NodeProcess n : nodes) {
      n.send("snap");
    }
    for (NodeProcess n : nodes) {
      all[n.id] = Arrays.stream(n.answer(30).split(" ")).mapToLong(Long::parseLong).toArray();
    }
    return all;
  }

  private long cpu() {
    return nodes.stream().mapToLong(NodeProcess::cpuMillis).sum();
  }

  /** Waits until nothing moves any more and, if it comes to that in time, all counts are equal. */
  private void quiesce(List<NodeProcess> some, int seconds) throws InterruptedException {
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    String before = "";
    int same = 0;
    while (System.nanoTime() < deadline) {
      List<String> counts = some.stream().map(n -> n.state().get("count")).toList();
      boolean equal = new HashSet<>(counts).size() == 1;
      same = counts.toString().equals(before) ? same + 1 : 0;
      before = counts.toString();
      if (same >= (equal ? 3 : 50)) {
        return;
      }
      Thread.sleep(100);
    }
  }

  /** Puts into the result whether all nodes delivered the same sequence. */
  private void order(List<NodeProcess> some) throws IOException {
    Set<String> counts = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    long backward = 0;
    long skipped = 0;
    long failures = 0;
    StringBuilder kinds = new StringBuilder();
    for (NodeProcess n : some) {
      Map<String, String> s = n.state();
      counts.add(s.get("count"));
      hashes.add(s.get("hash"));
      backward += Long.parseLong(s.get("backward"));
      skipped += Long.parseLong(s.get("skipped"));
      failures += Long.parseLong(s.get("failures"));
      kinds.append(s.get("kinds").equals("{}") ? "" : "n" + n.id + s.get("kinds"));
    }
    String verdict;
    if (counts.size() == 1) {
      verdict = hashes.size() == 1 ? "same" : "DIFFERENT";
    } else {
      List<Trace> traces = traces(some, new long[NODES]);
      int common = traces.stream().mapToInt(t -> t.checkpoints.length).min().orElse(0);
      boolean equal =
          common > 0
              && traces.stream().mapToLong(t -> t.checkpoints[common - 1]).distinct().count() == 1;
      verdict =
          (equal ? "same" : "DIFFERENT")
              + " at "
              + common * Receiver.CHECKPOINT
              + ", counts differ: "
              + counts;
    }
    json.put("order", verdict)
        .put("backward", backward)
        .put("skipped", skipped)
        .put("failures", failures);
    if (!kinds.isEmpty()) {
      json.put("failure_kinds", kinds);
    }
  }

  private List<Trace> traces(List<NodeProcess> some, long[] from) throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (NodeProcess n : some) {
      Path file = dir.resolve("trace" + n.id);
      n.ask("dump file=" + file, 60);
      traces.add(new Trace(file, from));
    }
    return traces;
  }

  private int integer(String name, int otherwise) {
    return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
  }

  private void endAll() {
    List<Thread> enders = nodes.stream().map(n -> new Thread(n::end)).toList();
    enders.forEach(Thread::start);
    for (Thread t : enders) {
      try {
        t.join(10_000);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /**
   * Removes the shared memory that a killed node may have left behind; its names carry the port of
   * this run.
   */
  private void deleteShared() throws IOException {
    Path shared = Path.of("/dev/shm");
    if (Files.isDirectory(shared)) {
      try (Stream<Path> all = Files.list(shared)) {
        for (Path p :
            all.filter(
                    f -> f.getFileName().toString().startsWith("bench-" + common.get("port") + "-"))
                .toList()) {
          delete(p);
        }
      }
    }
  }

  /** First of 40 ports below the ephemeral range that nobody listens on. */
  private static int freePorts() throws IOException {
    for (int attempt = 0; attempt < 50; attempt++) {
      int base = 21000 + 40 * ThreadLocalRandom.current().nextInt(200);
      List<ServerSocket> held = new ArrayList<>();
      try {
        for (int i = 0; i < 40; i++) {
          held.add(new ServerSocket(base + i, 1, InetAddress.getLoopbackAddress()));
        }
        return base;
      } catch (IOException e) {
        // taken; try elsewhere
      } finally {
        for (ServerSocket s : held) {
          s.close();
        }
      }
    }
    throw new IOException("no free ports");
  }

  private static void delete(Path dir) throws IOException {
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    }
  }
}
