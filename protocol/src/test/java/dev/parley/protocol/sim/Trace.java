package dev.parley.protocol.sim;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what happened, for the one who looks for a cause. */
final class Trace {
  private final int bound;
  private final Deque<String> lines = new ArrayDeque<>();

  Trace(int bound) {
    this.bound = bound;
  }

  void add(long now, String line) {
    if (lines.size() == bound) {
      lines.removeFirst();
    }
    lines.addLast(String.format("%8d  %s", now, line));
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
