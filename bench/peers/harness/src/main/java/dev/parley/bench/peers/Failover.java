package dev.parley.bench.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** w3: the leader dies, or hangs for a while, under the steady load of the two others. */
final class Failover implements Workload {
  private static final int WARMUP_WINDOW = 64;
  private static final Duration WARMUP = Duration.ofSeconds(3);
  private static final Duration REST = Duration.ofSeconds(20);

  private final boolean freeze;
  private final double rate;
  private final Duration before;
  private final Duration after;
  private final Duration frozen;

  Failover(TotalOrder.Config options, boolean freeze) {
    this.freeze = freeze;
    rate = options.integer("rate", 200);
    before = Duration.ofSeconds(options.integer("before", 5));
    int afterSeconds = options.integer("after", freeze ? 60 : 25);
    after = Duration.ofSeconds(afterSeconds);
    frozen = Duration.ofSeconds(options.integer("frozen", Math.max(1, afterSeconds - 20)));
  }

  @Override
  public void run(Nodes nodes, Json result) throws Exception {
    nodes.start();
    NodeProcess victim = nodes.leader();
    List<NodeProcess> others = nodes.without(victim);
    warmUp(nodes, others);
    long[] from = new long[nodes.size()];
    for (NodeProcess n : nodes.all()) {
      n.record();
      from[n.id] = n.state().sent();
    }
    others.forEach(n -> n.open(rate / others.size(), before.plus(after)));
    Waiting.pass(before);
    if (victim.leader() != victim.id) {
      throw new IllegalStateException("another one leads by now");
    }
    long failed = System.nanoTime();
    fail(victim);
    others.forEach(NodeProcess::join);
    long ended = System.nanoTime();
    Nodes.quiesce(freeze ? nodes.all() : others, REST);
    result.put("rate", rate).put("leader", victim.id);
    if (freeze) {
      result.put("frozen_s", frozen.toSeconds());
    }
    Survivors survivors = new Survivors(nodes, others, from);
    survivors.compare(failed, ended, result);
    if (freeze) {
      survivors.compareThawed(victim, result);
    }
    result.put("new_leader", others.stream().map(n -> String.valueOf(n.leader())).toList());
  }

  private static void warmUp(Nodes nodes, List<NodeProcess> others) throws InterruptedException {
    others.forEach(n -> n.flood(WARMUP_WINDOW));
    Waiting.pass(WARMUP);
    others.forEach(NodeProcess::stop);
    nodes.quiesce(REST);
  }

  private void fail(NodeProcess victim) throws IOException, InterruptedException {
    if (!freeze) {
      victim.signal("KILL");
      return;
    }
    victim.signal("STOP");
    Waiting.pass(frozen);
    victim.signal("CONT");
  }
}
