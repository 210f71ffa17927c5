package dev.parley.protocol.sim;

import java.util.StringJoiner;

/** How often each fault took place, and how often each {@link Sight} was seen. */
final class Tally {
  private static final int COLUMNS = 110;
  private static final FaultKind[] KINDS = FaultKind.values();
  private static final Sight[] SIGHTS = Sight.values();

  private final long[] faults = new long[KINDS.length];
  private final long[] sights = new long[SIGHTS.length];

  void did(FaultKind kind) {
    faults[kind.ordinal()]++;
  }

  void saw(Sight sight) {
    saw(sight, 1);
  }

  void saw(Sight sight, long times) {
    sights[sight.ordinal()] += times;
  }

  long count(FaultKind kind) {
    return faults[kind.ordinal()];
  }

  long count(Sight sight) {
    return sights[sight.ordinal()];
  }

  void add(Tally other) {
    for (int i = 0; i < faults.length; i++) {
      faults[i] += other.faults[i];
    }
    for (int i = 0; i < sights.length; i++) {
      sights[i] += other.sights[i];
    }
  }

  /** What of all that there is did not come to pass; empty: nothing. */
  String missing() {
    StringJoiner text = new StringJoiner(", ");
    for (FaultKind kind : KINDS) {
      if (count(kind) == 0) {
        text.add(kind.words());
      }
    }
    for (Sight sight : SIGHTS) {
      if (count(sight) == 0) {
        text.add(sight.words());
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder("  done:");
    for (FaultKind kind : KINDS) {
      line = put(text, line, kind.words(), count(kind));
    }
    text.append(line).append('\n');
    line = new StringBuilder("  seen:");
    for (Sight sight : SIGHTS) {
      line = put(text, line, sight.words(), count(sight));
    }
    return text.append(line).toString();
  }

  /** Returns the line that goes on; a full one goes to the text. */
  private static StringBuilder put(
      StringBuilder text, StringBuilder line, String what, long count) {
    String cell = " " + what + " " + count + ",";
    if (line.length() + cell.length() <= COLUMNS) {
      return line.append(cell);
    }
    text.append(line).append('\n');
    return new StringBuilder("       ").append(cell);
  }
}
