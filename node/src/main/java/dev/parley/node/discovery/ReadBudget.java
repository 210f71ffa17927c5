package dev.parley.node.discovery;

/** How many datagrams are read in one second. For one thread. */
final class ReadBudget {
  static final int DATAGRAMS_A_SECOND = 1000;

  private long second;
  private int read;

  /** Whether one more is read; {@code now} is in milliseconds. */
  boolean takes(long now) {
    if (now / 1000 != second) {
      second = now / 1000;
      read = 0;
    }
    read++;
    return read <= DATAGRAMS_A_SECOND;
  }
}
