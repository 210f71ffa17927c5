package dev.parley.bench.crowd.measure;

/** Adds up the time that something takes, and how often it was done. Nanoseconds. */
final class Stopwatch {
  private long nanos;
  private long times;

  /** Something that is done so many times takes its time. */
  void time(int done, Runnable what) {
    long begun = System.nanoTime();
    what.run();
    nanos += System.nanoTime() - begun;
    times += done;
  }

  /** Each time, on average. */
  double mean() {
    return times == 0 ? 0 : (double) nanos / times;
  }

  void reset() {
    nanos = 0;
    times = 0;
  }
}
