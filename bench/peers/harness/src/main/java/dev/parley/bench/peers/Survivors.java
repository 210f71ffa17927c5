package dev.parley.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the nodes that outlived a failure delivered, next to each other. */
final class Survivors {
  private final Nodes nodes;
  private final List<NodeProcess> survivors;
  private final long[] from;
  private final List<Trace> traces;

  /** What each node sent before its number in {@code from} was warm-up. */
  Survivors(Nodes nodes, List<NodeProcess> survivors, long[] from) throws IOException {
    this.nodes = nodes;
    this.survivors = survivors;
    this.from = from;
    traces = nodes.traces(survivors, from);
  }

  /** Compares the survivors; the load went on from before {@code failed} to {@code ended}. */
  void compare(long failed, long ended, Json result) {
    List<Deliveries> delivered = new ArrayList<>();
    for (int i = 0; i < survivors.size(); i++) {
      delivered.add(new Deliveries(traces.get(i), survivors.get(i).id, failed, ended));
    }
    Outcomes outcomes = new Outcomes(delivered);
    for (int i = 0; i < survivors.size(); i++) {
      outcomes.add(survivors.get(i), from[survivors.get(i).id], traces.get(i).outcome);
    }
    result
        .put("gap_ms", delivered.stream().mapToDouble(Deliveries::gapMs).max().orElse(0))
        .put("gap_before_ms", delivered.stream().mapToDouble(Deliveries::calmMs).max().orElse(0))
        .put(
            "worst_own_latency_ms",
            delivered.stream().mapToDouble(Deliveries::stallMs).max().orElse(0))
        .put("sent", outcomes.sent())
        .put("accepted_lost", outcomes.lost())
        .put("accepted_at_one_survivor_only", outcomes.partly())
        .put("duplicates", delivered.stream().mapToLong(Deliveries::duplicates).sum())
        .put("reordered", delivered.stream().mapToLong(Deliveries::reordered).sum())
        .put("failed", outcomes.failed())
        .put("failed_yet_delivered", outcomes.failedYetDelivered())
        .put("never_answered", outcomes.unanswered())
        .put("never_answered_and_lost", outcomes.unansweredAndLost())
        .put("survivors_agree", traces.get(0).agreement(traces.get(1)));
    for (NodeProcess n : survivors) {
      String kinds = n.state().failureKinds();
      if (!kinds.isEmpty()) {
        result.put("failures_n" + n.id, kinds);
      }
    }
  }

  /** Compares one that only hung for a while with the first of the survivors. */
  void compareThawed(NodeProcess thawed, Json result) throws IOException {
    Trace first = traces.get(0);
    Trace back = nodes.traces(List.of(thawed), from).get(0);
    Set<Long> ids = back.ids().boxed().collect(Collectors.toSet());
    result
        .put("thawed_missing", first.ids().distinct().filter(id -> !ids.contains(id)).count())
        .put("thawed_duplicates", back.n - ids.size())
        .put("thawed_agrees", first.agreement(back));
  }
}
