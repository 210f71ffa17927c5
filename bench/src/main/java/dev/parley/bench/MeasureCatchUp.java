package dev.parley.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A peer was away while the others said much. */
final class MeasureCatchUp implements Measurement {
  private final Options options;
  private final int count;
  private final int size;
  private final int away;
  private final int patience;

  MeasureCatchUp(Options options) {
    this.options = options;
    count = options.number("count", 200_000);
    size = options.number("size", 100);
    away = options.number("away", 1);
    patience = options.number("patience", 300);
  }

  @Override
  public Map<String, Double> targets() {
    return Map.of("level_ms", 10_000.0);
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    try (Peers peers = Peers.inTemporary(options)) {
      peers.form(3);
      PeerProcess gone = peers.peer(away);
      gone.quit(10);
      List<PeerProcess> others = peers.others(gone);
      long begun = System.nanoTime();
      Load load = Load.flood(others, count, size);
      load.join();
      for (PeerProcess other : others) {
        other.awaitShown(load.total(), patience);
      }
      long sent = System.nanoTime();
      PeerProcess back = peers.start(away, null);
      back.awaitShown(load.total(), patience);
      long level = back.read(Deliveries::lastNanos);
      back.await("a place in line", patience, () -> isInLine(back));
      Deliveries.Faults faults = back.deliveries().faults(load.sent());
      return new Result()
          .with("missed", load.total())
          .withMillis("sent_ms", sent - begun)
          .withMillis("hello_ms", back.helloNanos() - back.startedNanos())
          .withMillis("level_ms", level - back.startedNanos())
          .withMillis("level_from_hello_ms", level - back.helloNanos())
          .withMillis("in_line_ms", back.state().nanos() - back.startedNanos())
          .with("lost", faults.lost())
          .with("doubled", faults.doubled())
          .with("disordered", faults.disordered())
          .with("logs_equal", Peers.sameLogs(peers.all()))
          .with("cpu_s", Proc.cpuSeconds(back.pid()))
          .with("peak_rss_mib", Proc.kibibytes(back.pid(), "VmHWM") / 1024.0);
    }
  }

  private static boolean isInLine(PeerProcess peer) {
    String state = peer.state().state();
    return state.equals("FOLLOWER") || state.equals("LEADER");
  }
}
