package dev.parley.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A group in which nobody says anything. */
final class MeasureIdle implements Measurement {
  private final Options options;
  private final int seconds;
  private final int settleSeconds;

  MeasureIdle(Options options) {
    this.options = options;
    seconds = options.number("seconds", 30);
    settleSeconds = options.number("settle", 5);
  }

  @Override
  public Map<String, Double> targets() {
    return Map.of("cpu_percent_1", 1.0, "cpu_percent_2", 1.0, "cpu_percent_3", 1.0);
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    try (Peers peers = Peers.inTemporary(options)) {
      peers.form(3);
      TimeUnit.SECONDS.sleep(settleSeconds);
      List<PeerProcess> all = peers.all();
      double[] cpu = all.stream().mapToDouble(p -> Proc.cpuSeconds(p.pid())).toArray();
      long[] switches = all.stream().mapToLong(p -> Proc.switches(p.pid())).toArray();
      long begun = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      Result result = new Result().with("seconds", seconds);
      for (int i = 0; i < all.size(); i++) {
        long pid = all.get(i).pid();
        double passed = (System.nanoTime() - begun) / 1e9;
        int id = all.get(i).id();
        result
            .withFine("cpu_percent_" + id, 100 * (Proc.cpuSeconds(pid) - cpu[i]) / passed)
            .with("switches_per_s_" + id, (Proc.switches(pid) - switches[i]) / passed)
            .with("rss_mib_" + id, Proc.kibibytes(pid, "VmRSS") / 1024.0);
      }
      return result;
    }
  }
}
