package dev.parley.node.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** Histograms of one name, told apart by their labels. */
record HistogramFamily(String name, String help, List<Histogram> members) implements Collector {

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder all = HistogramSnapshot.builder().name(name).help(help);
    members.forEach(member -> all.dataPoint(member.snapshot()));
    return all.build();
  }
}
