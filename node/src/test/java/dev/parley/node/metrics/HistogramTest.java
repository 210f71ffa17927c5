package dev.parley.node.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistogramTest {

  private static List<String> filled(Histogram histogram) {
    List<String> filled = new ArrayList<>();
    for (ClassicHistogramBucket bucket : histogram.snapshot().getClassicBuckets()) {
      if (bucket.getCount() > 0) {
        filled.add(bucket.getUpperBound() + ": " + bucket.getCount());
      }
    }
    return filled;
  }

  @Test
  void aBoundBelongsToItsBucketAndWhatIsLargeToTheLast() {
    Histogram counts = Histogram.ofCounts(Labels.EMPTY);
    counts.record(0);
    counts.record(1);
    counts.record(2);
    counts.record(3);
    counts.record(1_000_000);
    assertEquals(List.of("1.0: 2", "2.0: 1", "5.0: 1", "Infinity: 1"), filled(counts));
    assertEquals(1_000_006, counts.snapshot().getSum());
  }

  @Test
  void nanosecondsAreShownAsSecondsWithFewDigits() {
    Histogram nanos = Histogram.ofNanos(Labels.EMPTY);
    nanos.record(250_000);
    nanos.record(29_000_000_000L);
    assertEquals(List.of("2.5E-4: 1", "30.0: 1"), filled(nanos));
    assertEquals(29.00025, nanos.snapshot().getSum(), 1e-9);
  }
}
