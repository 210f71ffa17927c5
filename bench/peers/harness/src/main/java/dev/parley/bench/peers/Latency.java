package dev.parley.bench.peers;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** w2: one sender that does not lead; one message in flight, then open loop at a fixed rate. */
final class Latency implements Workload {
  private static final Duration FLOOD = Duration.ofSeconds(4);
  private static final Duration WARMUP_AFTER_FLOOD = Duration.ofSeconds(2);
  private static final Duration WARMUP_ALONE = Duration.ofSeconds(5);
  private static final Duration OPEN_WARMUP = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofSeconds(20);

  private final Duration length;
  private final double rate;
  private final int flood;

  Latency(TotalOrder.Config options) {
    length = Duration.ofSeconds(options.integer("seconds", 10));
    rate = options.integer("rate", 1000);
    flood = options.integer("flood", 64);
  }

  @Override
  public void run(Nodes nodes, Json result) throws Exception {
    nodes.start();
    NodeProcess leader = nodes.leader();
    NodeProcess sender = nodes.without(leader).get(0);
    warmUp(nodes, sender);
    nodes.all().forEach(NodeProcess::record);
    long closed = sender.state().sent();
    sender.closed(length);
    long closedEnd = sender.join();
    nodes.quiesce(REST);
    long cpu = nodes.cpuMillis();
    Duration openLength = length.plus(OPEN_WARMUP);
    sender.open(rate, openLength);
    long openEnd = sender.join();
    cpu = nodes.cpuMillis() - cpu;
    nodes.quiesce(REST);
    List<Trace> traces = nodes.traces();
    result.put("leader", leader.id).put("sender", sender.id);
    long open = closedEnd + (long) (rate * OPEN_WARMUP.toSeconds());
    new Latencies(sender.id, closed, closedEnd).add(traces).put("closed", result);
    new Latencies(sender.id, open, openEnd).add(traces).put("open", result);
    result.put("open_rate", rate).put("open_cpu_cores", cpu / (double) openLength.toMillis());
    OrderCheck.put(nodes, result);
  }

  private void warmUp(Nodes nodes, NodeProcess sender) throws InterruptedException {
    if (flood > 0) {
      sender.flood(flood);
      Waiting.pass(FLOOD);
      sender.stop();
      nodes.quiesce(REST);
    }
    sender.closed(flood > 0 ? WARMUP_AFTER_FLOOD : WARMUP_ALONE);
    sender.join();
    nodes.quiesce(REST);
  }

  /** The latencies of one sender's messages in a range, where it delivered them and at the last. */
  private static final class Latencies {
    private final int sender;
    private final long from;
    private final long[] own;
    private final long[] all;
    private final int[] seen;
    private int nodes;

    Latencies(int sender, long from, long to) {
      this.sender = sender;
      this.from = from;
      int n = (int) (to - from);
      own = new long[n];
      all = new long[n];
      seen = new int[n];
    }

    /** Adds what the nodes, in the order of their ids, recorded. */
    Latencies add(List<Trace> traces) {
      for (Trace trace : traces) {
        add(trace, nodes++ == sender);
      }
      return this;
    }

    private void add(Trace trace, boolean sendersOwn) {
      for (int i = 0; i < trace.n; i++) {
        long k = trace.seq[i] - from;
        if (trace.sender[i] == sender && k >= 0 && k < all.length) {
          int message = (int) k;
          long latency = trace.delivered[i] - trace.sent[i];
          all[message] = Math.max(all[message], latency);
          seen[message]++;
          if (sendersOwn) {
            own[message] = latency;
          }
        }
      }
    }

    void put(String prefix, Json result) {
      result.put(prefix + "_n", all.length);
      if (all.length == 0) {
        return;
      }
      long incomplete = Arrays.stream(seen).filter(s -> s != nodes).count();
      if (incomplete > 0) {
        result.put(prefix + "_incomplete", incomplete);
      }
      percentiles(prefix + "_own", own, result);
      percentiles(prefix + "_all", all, result);
    }

    private static void percentiles(String name, long[] nanos, Json result) {
      Arrays.sort(nanos);
      int n = nanos.length;
      result
          .put(name + "_p50_us", nanos[(int) (n * 0.5)] / 1e3)
          .put(name + "_p99_us", nanos[(int) (n * 0.99)] / 1e3)
          .put(name + "_max_us", nanos[n - 1] / 1e3);
    }
  }
}
