package dev.parley.protocol.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out what is not needed for a life to fail in the same way. What is left out changes the
 * course of everything after it, so each shorter plan is tried with several courses of chance.
 */
final class Shrinker {
  private static final int RUNS = 3000;
  private static final int COURSES = 12;

  private final Life life;
  private final int item;
  private int runs;

  Shrinker(Life life, int item) {
    this.life = life;
    this.item = item;
  }

  FaultPlan shrink() {
    FaultPlan plan = life.plan();
    plan = plan.until(life.run(plan, null).end());
    FaultPlan noneLasts = failing(plan.until(FaultPlan.FAULT_MILLIS));
    plan = noneLasts == null ? plan : noneLasts;
    for (int size = Math.max(1, plan.faults().size() / 2); size > 1; size /= 2) {
      plan = withoutPieces(plan, size);
    }
    int faults;
    do {
      faults = plan.faults().size();
      plan = withoutPieces(plan, 1);
    } while (plan.faults().size() < faults && runs < RUNS);
    return plan;
  }

  private FaultPlan withoutPieces(FaultPlan plan, int size) {
    FaultPlan smallest = plan;
    int at = 0;
    while (at < smallest.faults().size() && runs < RUNS) {
      List<Fault> fewer = new ArrayList<>(smallest.faults());
      fewer.subList(at, Math.min(at + size, fewer.size())).clear();
      FaultPlan failing = failing(smallest.with(fewer));
      if (failing != null) {
        smallest = failing;
      } else {
        at += size;
      }
    }
    return smallest;
  }

  /** That plan with a course of chance in which it fails, and nothing after that; null: none. */
  private FaultPlan failing(FaultPlan plan) {
    for (int luck = plan.luck(); luck < plan.luck() + COURSES; luck++) {
      runs++;
      FaultPlan tried = plan.with(luck);
      Life.Outcome outcome = life.run(tried, null);
      if (outcome.violation() != null && outcome.violation().item() == item) {
        return tried.until(outcome.end());
      }
    }
    return null;
  }
}
