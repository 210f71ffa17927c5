package dev.parley.bench.peers;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether all nodes delivered the same sequence, and what else went wrong at them. */
final class OrderCheck {
  private OrderCheck() {}

  static void put(Nodes nodes, Json result) throws IOException {
    List<NodeState> states = nodes.all().stream().map(NodeProcess::state).toList();
    result
        .put("order", verdict(nodes, states))
        .put("backward", sum(states, "backward"))
        .put("skipped", sum(states, "skipped"))
        .put("failures", sum(states, "failures"));
    StringBuilder kinds = new StringBuilder();
    for (int id = 0; id < states.size(); id++) {
      String some = states.get(id).failureKinds();
      kinds.append(some.isEmpty() ? "" : "n" + id + some);
    }
    if (!kinds.isEmpty()) {
      result.put("failure_kinds", kinds);
    }
  }

  private static long sum(List<NodeState> states, String field) {
    return states.stream().mapToLong(s -> s.number(field)).sum();
  }

  private static String verdict(Nodes nodes, List<NodeState> states) throws IOException {
    Set<Long> counts = states.stream().map(NodeState::count).collect(Collectors.toSet());
    if (counts.size() == 1) {
      return verdict(states.stream().map(NodeState::hash).distinct().count() == 1);
    }
    // Where the counts differ, the last checkpoint that all have reached decides.
    List<Trace> traces = nodes.traces();
    int common = traces.stream().mapToInt(t -> t.checkpoints.length).min().orElse(0);
    boolean same =
        common > 0
            && traces.stream().mapToLong(t -> t.checkpoints[common - 1]).distinct().count() == 1;
    return verdict(same) + " at " + common * Receiver.CHECKPOINT + ", counts differ: " + counts;
  }

  private static String verdict(boolean same) {
    return same ? "same" : "DIFFERENT";
  }
}
