package dev.parley.bench.peers;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** w4: a node is killed, misses messages and comes back: the time until it is level. */
final class CatchUp implements Workload {
  private static final int WARMUP_WINDOW = 64;
  private static final int WARMUP_MESSAGES = 1000;
  private static final Duration REST = Duration.ofSeconds(20);
  private static final Duration REST_OF_SURVIVORS = Duration.ofSeconds(30);
  private static final Duration LEVEL = Duration.ofSeconds(120);

  private final int missed;
  private final int window;
  private final Duration settle;

  CatchUp(TotalOrder.Config options) {
    missed = options.integer("missed", 200_000);
    window = options.integer("window", 512);
    settle = Duration.ofSeconds(options.integer("settle", 3));
  }

  @Override
  public void run(Nodes nodes, Json result) throws Exception {
    nodes.start(Map.of("retain", "true"));
    NodeProcess victim = nodes.get((nodes.leader().id + 2) % nodes.size());
    List<NodeProcess> survivors = nodes.without(victim);
    survivors.get(0).flood(WARMUP_WINDOW, WARMUP_MESSAGES);
    survivors.get(0).join();
    nodes.quiesce(REST);
    victim.signal("KILL");
    Waiting.pass(settle);
    survivors.forEach(n -> n.flood(window, missed / survivors.size()));
    survivors.forEach(NodeProcess::join);
    Nodes.quiesce(survivors, REST_OF_SURVIVORS);
    long target = survivors.get(0).state().count();
    NodeProcess back = nodes.restart(victim.id, target);
    Waiting.until(LEVEL, () -> back.state().targetNanos() != 0);
    NodeState state = back.state();
    result
        .put("missed", missed)
        .put("target", target)
        .put("reached", state.count())
        .put("first_after_ms", after(back.beginNanos(), state.firstNanos()))
        .put("level_after_ms", after(back.beginNanos(), state.targetNanos()));
    OrderCheck.put(nodes, result);
  }

  /** The time in ms from the node's start; null for what has not happened. */
  private static Double after(long begin, long nanos) {
    return nanos == 0 ? null : (nanos - begin) / 1e6;
  }
}
