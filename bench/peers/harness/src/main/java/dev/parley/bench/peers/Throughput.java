package dev.parley.bench.peers;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** w1: some or all nodes flood; messages a second at the slowest node; resident memory. */
final class Throughput implements Workload {
  private static final Duration REST = Duration.ofSeconds(30);

  private final int size;
  private final int senders;
  private final int threads;
  private final int window;
  private final Duration warmup;
  private final Duration length;

  Throughput(TotalOrder.Config options) {
    size = options.nodes();
    senders = options.integer("senders", size);
    if (senders < 1 || senders > size) {
      throw new IllegalArgumentException("senders: 1 to " + size + ", not " + senders);
    }
    threads = options.threads();
    if (threads < 1 || threads > Payload.MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads: 1 to " + Payload.MOST_THREADS + ", not " + threads);
    }
    window = options.integer("window", 1024);
    warmup = Duration.ofSeconds(options.integer("warmup", 5));
    length = Duration.ofSeconds(options.integer("seconds", 10));
  }

  @Override
  public int nodes() {
    return size;
  }

  @Override
  public void run(Nodes nodes, Json result) throws Exception {
    nodes.start();
    List<NodeProcess> flooding = nodes.first(senders);
    flooding.forEach(n -> n.flood(window));
    Waiting.pass(warmup);
    List<Nodes.Snap> before = nodes.snap();
    long cpu = nodes.cpuMillis();
    Waiting.pass(length);
    List<Nodes.Snap> after = nodes.snap();
    cpu = nodes.cpuMillis() - cpu;
    double[] rates =
        IntStream.range(0, size)
            .mapToDouble(i -> after.get(i).since(before.get(i)))
            .sorted()
            .toArray();
    double[] rss = nodes.all().stream().mapToDouble(NodeProcess::residentMb).sorted().toArray();
    // All are told before the first is waited for: none goes on alone.
    flooding.forEach(n -> n.send(NodeProcess.STOP));
    long sent = flooding.stream().mapToLong(NodeProcess::loadEnded).sum();
    result
        .put("window", window)
        .put("sending", senders * threads)
        .put("msgs_per_s", rates[0])
        .put("fastest_node_msgs_per_s", rates[rates.length - 1])
        .put("cpu_cores", cpu / (double) length.toMillis())
        .put("rss_mb_max", rss[rss.length - 1])
        .put("rss_mb_min", rss[0]);
    nodes.quiesce(REST);
    result.put("sent", sent).put("delivered", nodes.get(0).state().count());
    OrderCheck.put(nodes, result);
  }
}
