package dev.parley.protocol.sim;

/**
 * One thing that happens in a life.
 *
 * @param node whom it is about, where the kind leaves that open
 * @param a a share from 0 to 1, its meaning is the kind's
 * @param b another one
 */
record Fault(long time, FaultKind kind, int node, double a, double b) {
  /** How long the machine is down, in milliseconds. */
  int down() {
    return kind == FaultKind.BLIP ? (int) (20 + 60 * b) : (int) (30 + 2500 * b * b);
  }

  @Override
  public String toString() {
    String about = kind.isAboutLeader() ? "" : " n" + node;
    return String.format("%s%s (%.2f, %.2f)", kind.words(), about, a, b);
  }
}
