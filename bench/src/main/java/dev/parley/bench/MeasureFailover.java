package dev.parley.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The leader of three goes, in one of three ways, while the two others send. */
final class MeasureFailover implements Measurement {
  private static final int PATIENCE_SECONDS = 60;

  /** How the leader goes. */
  enum Way {
    KILL(100, 5),
    QUIT(50, 5),
    FREEZE(2000, 1);

    private final double targetMillis;
    private final int runs;

    Way(double targetMillis, int runs) {
      this.targetMillis = targetMillis;
      this.runs = runs;
    }
  }

  private final Way way;
  private final Options options;
  private final int rate;
  private final int warmSeconds;
  private final int afterSeconds;
  private final int frozenSeconds;

  MeasureFailover(Way way, Options options) {
    this.way = way;
    this.options = options;
    rate = options.number("rate", 200);
    warmSeconds = options.number("warm", 5);
    afterSeconds = options.number("after", 3);
    frozenSeconds = way == Way.FREEZE ? options.number("frozen", 10) : 0;
  }

  @Override
  public int runs() {
    return way.runs;
  }

  @Override
  public Map<String, Double> targets() {
    return Map.of("pause_ms", way.targetMillis);
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    try (Peers peers = Peers.inTemporary(options)) {
      peers.form(3);
      PeerProcess leader = peers.peer(3);
      List<PeerProcess> survivors = peers.others(leader);
      Load load = Load.steady(survivors, rate);
      TimeUnit.SECONDS.sleep(warmSeconds);
      String at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
      long gone = System.nanoTime();
      takeAway(leader);
      TimeUnit.SECONDS.sleep(frozenSeconds);
      long back = System.nanoTime();
      int missed = load.total();
      if (way == Way.FREEZE) {
        Proc.signal(leader.pid(), "CONT");
      }
      TimeUnit.SECONDS.sleep(afterSeconds);
      load.stop();
      for (PeerProcess survivor : survivors) {
        survivor.awaitShown(load.total(), PATIENCE_SECONDS);
      }
      Result result = new Result().with("at", at).with("sent", load.total());
      pauses(result, survivors, gone, way == Way.FREEZE ? back : System.nanoTime());
      leaders(result, survivors, leader.id(), gone);
      if (way != Way.FREEZE) {
        result.withMillis("ended_ms", leader.endedNanos() - gone);
      } else {
        thawed(result, peers, load.total(), missed, back);
      }
      return faults(result, way == Way.FREEZE ? peers.all() : survivors, load)
          .with("logs_equal", Peers.sameLogs(way == Way.FREEZE ? peers.all() : survivors));
    }
  }

  private void takeAway(PeerProcess leader) {
    switch (way) {
      case KILL -> leader.kill();
      case QUIT -> leader.type("/quit");
      case FREEZE -> Proc.signal(leader.pid(), "STOP");
    }
  }

  private static void pauses(Result result, List<PeerProcess> survivors, long gone, long until) {
    result
        .withMillis("pause_ms", longest(survivors, d -> d.longestPause(gone, until)))
        .withMillis(
            "pause_before_ms",
            longest(survivors, d -> d.longestPause(gone - TimeUnit.SECONDS.toNanos(2), gone)));
  }

  /** When the survivors said that the old leader is none, and that there is a new one. */
  private static void leaders(Result result, List<PeerProcess> survivors, int old, long gone) {
    result
        .withMillis("noticed_ms", slowest(survivors, old, gone, false))
        .withMillis("led_again_ms", slowest(survivors, old, gone, true));
  }

  private static long slowest(List<PeerProcess> peers, int old, long gone, boolean led) {
    return peers.stream().mapToLong(p -> firstWithout(p, old, gone, led)).max().orElse(0);
  }

  /** Nanoseconds from {@code gone} on; 0 if it never said so. */
  private static long firstWithout(PeerProcess peer, int old, long gone, boolean led) {
    return peer.states().stream()
        .filter(state -> state.nanos() > gone && state.leaderId() != old)
        .filter(state -> !led || state.leaderId() != 0)
        .mapToLong(state -> state.nanos() - gone)
        .findFirst()
        .orElse(0);
  }

  private static long longest(List<PeerProcess> peers, ToLongFunction<Deliveries> pause) {
    return peers.stream().mapToLong(peer -> peer.read(pause)).max().orElse(0);
  }

  /** How the frozen peer came back: level with what was said meanwhile, and leader again. */
  private static void thawed(Result result, Peers peers, int sent, int missed, long back)
      throws InterruptedException {
    PeerProcess thawed = peers.peer(3);
    thawed.awaitShown(sent, PATIENCE_SECONDS);
    result.withMillis("level_ms", thawed.read(d -> d.nanosOf(missed)) - back);
    for (PeerProcess peer : peers.all()) {
      peer.await("peer 3 leads again", PATIENCE_SECONDS, () -> peer.state().leaderId() == 3);
    }
    result.withMillis(
        "pause_after_ms", longest(peers.others(thawed), d -> d.longestPause(back, d.lastNanos())));
  }

  private static Result faults(Result result, List<PeerProcess> peers, Load load) {
    Deliveries.Faults all = Deliveries.Faults.NONE;
    for (PeerProcess peer : peers) {
      all = all.plus(peer.deliveries().faults(load.sent()));
    }
    return result
        .with("lost", all.lost())
        .with("doubled", all.doubled())
        .with("disordered", all.disordered())
        .with(
            "same_order",
            peers.stream().allMatch(p -> p.deliveries().sameOrderAs(peers.get(0).deliveries())));
  }
}
