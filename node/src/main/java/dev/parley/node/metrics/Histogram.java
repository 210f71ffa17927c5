package dev.parley.node.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often values were how large. Micrometer's own keep a moving maximum and read a clock for each
 * value; these are recorded for each message, so they only count. Safe for any thread.
 */
final class Histogram {
  private final long[] bounds;
  private final double unit;
  private final Labels labels;
  private final LongAdder[] counts;
  private final LongAdder sum = new LongAdder();

  /**
   * @param bounds of the values, rising; each is the greatest of its bucket
   * @param unit what a value of 1 is shown as
   */
  private Histogram(long[] bounds, double unit, Labels labels) {
    this.bounds = bounds.clone();
    this.unit = unit;
    this.labels = labels;
    this.counts = new LongAdder[bounds.length + 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /** Of nanoseconds, shown as seconds: between 50 µs and half a minute. */
  static Histogram ofNanos(Labels labels) {
    long[] bounds = {
      50_000L,
      100_000L,
      250_000L,
      500_000L,
      1_000_000L,
      2_500_000L,
      5_000_000L,
      10_000_000L,
      25_000_000L,
      50_000_000L,
      100_000_000L,
      250_000_000L,
      500_000_000L,
      1_000_000_000L,
      2_500_000_000L,
      5_000_000_000L,
      10_000_000_000L,
      30_000_000_000L
    };
    return new Histogram(bounds, 1e-9, labels);
  }

  /** Of milliseconds, shown as seconds: between 10 ms and a minute. */
  static Histogram ofMillis() {
    long[] bounds = {10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000};
    return new Histogram(bounds, 1e-3, Labels.EMPTY);
  }

  /** Of numbers of things. */
  static Histogram ofCounts(Labels labels) {
    long[] bounds = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};
    return new Histogram(bounds, 1, labels);
  }

  void record(long value) {
    int bucket = 0;
    while (bucket < bounds.length && value > bounds[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    sum.add(value);
  }

  HistogramDataPointSnapshot snapshot() {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < counts.length; i++) {
      double bound = i < bounds.length ? bounds[i] * unit : Double.POSITIVE_INFINITY;
      // 250_000 * 1e-9 is not the nearest number to 0.00025, and would be shown with 17 digits.
      double shown = Double.isInfinite(bound) ? bound : Math.round(bound * 1e6) / 1e6;
      buckets.bucket(shown, counts[i].sum());
    }
    return HistogramDataPointSnapshot.builder()
        .labels(labels)
        .classicHistogramBuckets(buckets.build())
        .sum(sum.sum() * unit)
        .build();
  }
}
