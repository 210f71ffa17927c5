package dev.parley.tui.process.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** The faults of a run: the same for the same settings. */
final class Schedule {
  /** Most gaps between two faults and most faults are this long or shorter. */
  private static final int GAP_MILLIS = 3_500;

  private static final int SHORT_MILLIS = 2_500;
  private static final int LONG_MILLIS = 9_000;

  /**
   * One fault.
   *
   * @param atMillis since the first moment of the run
   * @param target the peer; 0: the leader of that moment; {@link Fault#SPLIT}: a bit for each peer
   * @param other {@link Fault#ONE_WAY}: the peer that does not hear the target; {@link
   *     Fault#FULL_DISK}: the more, the more room is left for a moment
   * @param lastsMillis until it is undone
   */
  record Step(long atMillis, Fault fault, int target, int other, long lastsMillis) {
    Step at(long millis) {
      return new Step(millis, fault, target, other, lastsMillis);
    }

    Step of(int peer) {
      return new Step(atMillis, fault, peer, other, lastsMillis);
    }

    long endMillis() {
      return atMillis + lastsMillis;
    }

    @Override
    public String toString() {
      return "%s of %d (%d), for %d ms".formatted(fault, target, other, lastsMillis);
    }
  }

  private Schedule() {}

  /** In the order of time; the last ends with the run. */
  static List<Step> of(Settings settings, Predicate<Fault> can) {
    Random random = new Random(settings.seed());
    List<Fault> faults = settings.mix().faults(can);
    List<Step> steps = new ArrayList<>();
    long end = settings.length().toMillis();
    long at = 500;
    while (at < end) {
      Fault fault = faults.get(random.nextInt(faults.size()));
      long lasts = 100 + random.nextInt(random.nextInt(4) == 0 ? LONG_MILLIS : SHORT_MILLIS);
      steps.add(step(random, settings.peers(), at, fault, Math.min(lasts, end - at)));
      at += 200 + random.nextInt(GAP_MILLIS);
    }
    return steps;
  }

  private static Step step(Random random, int peers, long at, Fault fault, long lasts) {
    int other = 1 + random.nextInt(peers);
    int target = fault == Fault.SPLIT ? side(random, peers) : random.nextInt(peers + 1);
    return new Step(at, fault, target, other, lasts);
  }

  /** Neither side is empty. */
  private static int side(Random random, int peers) {
    return 1 + random.nextInt((1 << peers) - 2);
  }
}
