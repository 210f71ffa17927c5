package dev.parley.node.net;

import java.util.concurrent.atomic.LongAdder;

/** What a mesh has met since it started. For any thread. */
public final class NetCounters {
  private final LongAdder malformed = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder overflowed = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final LongAdder reopened = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();

  /** All zero. */
  public NetCounters() {}

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

  /** Connections whose other end has said HELLO. */
  public long opened() {
    return opened.sum();
  }

  /** Those of {@link #opened} with a node with which the last connection had been lost. */
  public long reopened() {
    return reopened.sum();
  }

  /** Bytes that came on connections. */
  public long receivedBytes() {
    return received.sum();
  }

  /** Bytes that were handed to connections. */
  public long sentBytes() {
    return sent.sum();
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

  void countOpened(boolean again) {
    opened.increment();
    if (again) {
      reopened.increment();
    }
  }

  void countReceived(long bytes) {
    received.add(bytes);
  }

  void countSent(long bytes) {
    sent.add(bytes);
  }
}
