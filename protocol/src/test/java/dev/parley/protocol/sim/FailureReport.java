package dev.parley.protocol.sim;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a person needs to know of a life that failed. */
final class FailureReport {
  private static final int TAIL = Integer.getInteger("sim.tail", 60);

  private FailureReport() {}

  /**
   * The violation, the faults that it takes, the end of the transcript, and how to see it again.
   */
  static String of(Life life, Violation violation) {
    StringBuilder text = new StringBuilder();
    text.append("seed ").append(life.seed()).append(": ").append(violation).append('\n');
    if (violation.getCause() != null) {
      StringWriter stack = new StringWriter();
      violation.getCause().printStackTrace(new PrintWriter(stack));
      stack.toString().lines().limit(12).forEach(line -> text.append(line).append('\n'));
    }
    FaultPlan plan = life.plan();
    if (life.scenario() == null) {
      plan = new Shrinker(life, violation.item()).shrink();
      text.append("founders " + plan.founders() + ", voters " + plan.voters());
      text.append(", in the end " + plan.lasting());
      text.append("; needed, of " + life.plan().faults().size() + " faults:\n");
      plan.faults().forEach(f -> text.append(String.format("%6d  %s%n", f.time(), f)));
      text.append('\n');
    }
    Trace trace = new Trace(TAIL);
    life.run(plan, trace);
    text.append(trace).append('\n');
    text.append("again: mvn -q -pl protocol test -Dtest=SimulationTest -Dsim.seed=" + life.seed());
    if (life.profile() != null) {
      text.append(" -Dsim.profile=" + life.profile());
    }
    if (life.scenario() != null) {
      text.append(" -Dsim.scenario=" + life.scenario());
    }
    return text.toString();
  }
}
