package dev.parley.bench;

import java.io.IOException;
import java.util.List;

/** Three peers send all at once, as fast as they are read. */
final class MeasureFlood implements Measurement {
  private final Options options;
  private final int count;
  private final int size;
  private final int patience;

  MeasureFlood(Options options) {
    this.options = options;
    count = options.number("count", 100_000);
    size = options.number("size", 100);
    patience = options.number("patience", 180);
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    try (Peers peers = Peers.inTemporary(options)) {
      peers.form(3);
      List<PeerProcess> all = peers.all();
      long begun = System.nanoTime();
      Load load = Load.flood(all, count, size);
      load.join();
      long typed = System.nanoTime();
      Deliveries.Faults faults = Deliveries.Faults.NONE;
      long slowest = 0;
      for (PeerProcess peer : all) {
        peer.awaitShown(load.total(), patience);
        slowest = Math.max(slowest, peer.read(Deliveries::lastNanos) - begun);
        faults = faults.plus(peer.deliveries().faults(load.sent()));
      }
      Deliveries first = all.get(0).deliveries();
      return new Result()
          .with("sent", load.total())
          .with("size", size)
          .withMillis("typed_ms", typed - begun)
          .withMillis("all_shown_ms", slowest)
          .with("per_second", Math.round(load.total() / (slowest / 1e9)))
          .with("lost", faults.lost())
          .with("doubled", faults.doubled())
          .with("disordered", faults.disordered())
          .with("same_order", all.stream().allMatch(p -> p.deliveries().sameOrderAs(first)))
          .with("logs_equal", Peers.sameLogs(all))
          .with("cpu_s", all.stream().mapToDouble(p -> Proc.cpuSeconds(p.pid())).sum())
          .with(
              "peak_rss_mib",
              all.stream().mapToLong(p -> Proc.kibibytes(p.pid(), "VmHWM")).max().orElse(0)
                  / 1024.0);
    }
  }
}
