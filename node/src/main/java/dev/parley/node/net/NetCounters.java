package dev.parley.node.net;

import java.util.concurrent.atomic.LongAdder;

/** What a mesh has met since it started. For any thread. */
public final class NetCounters {
  private final LongAdder malformed = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder overflowed = new LongAdder();

  NetCounters() {}

  /** Connections that were closed because the other end broke the rules of the wire. */
  public long malformed() {
    return malformed.sum();
  }

  /** Messages of a type that nobody here knows. */
  public long unknown() {
    return unknown.sum();
  }

  /** Incoming connections that were closed at once because there were too many. */
  public long turnedAway() {
    return turnedAway.sum();
  }

  /** Entries that were not sent on a connection because it was not draining. */
  public long skipped() {
    return skipped.sum();
  }

  /** Connections that were closed because too much was waiting to be sent. */
  public long overflowed() {
    return overflowed.sum();
  }

  void countMalformed() {
    malformed.increment();
  }

  void countUnknown() {
    unknown.increment();
  }

  void countTurnedAway() {
    turnedAway.increment();
  }

  void countSkipped() {
    skipped.increment();
  }

  void countOverflowed() {
    overflowed.increment();
  }
}
