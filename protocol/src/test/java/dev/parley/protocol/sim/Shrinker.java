package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.List;

/** Leaves out what is not needed for a life to fail in the same way. */
final class Shrinker {
  private static final int RUNS = 400;

  private final Life life;
  private final int item;
  private int runs;

  Shrinker(Life life, int item) {
    this.life = life;
    this.item = item;
  }

  FaultPlan shrink() {
    FaultPlan plan = life.plan();
    for (int size = Math.max(1, plan.faults().size() / 2); size > 0; size /= 2) {
      plan = withoutPieces(plan, size);
    }
    return withoutPieces(plan, 1);
  }

  private FaultPlan withoutPieces(FaultPlan plan, int size) {
    FaultPlan smallest = plan;
    int at = 0;
    while (at < smallest.faults().size() && runs < RUNS) {
      List<Fault> fewer = new ArrayList<>(smallest.faults());
      fewer.subList(at, Math.min(at + size, fewer.size())).clear();
      FaultPlan candidate = smallest.with(fewer);
      if (fails(candidate)) {
        smallest = candidate;
      } else {
        at += size;
      }
    }
    return smallest;
  }

  private boolean fails(FaultPlan plan) {
    runs++;
    Violation violation = life.run(plan, null).violation();
    return violation != null && violation.item() == item;
  }
}
