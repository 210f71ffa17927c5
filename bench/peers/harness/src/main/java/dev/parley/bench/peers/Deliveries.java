package dev.parley.bench.peers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one survivor delivered around a failure: how long it stood still, and what came wrong. */
final class Deliveries {
  private static final double NANOS_PER_MS = 1e6;

  private final Set<Long> ids = new HashSet<>();
  private double gapMs;
  private double calmMs;
  private double stallMs;
  private long duplicates;
  private long reordered;

  Deliveries(Trace trace, int node, long failed, long ended) {
    Map<Integer, Long> highest = new HashMap<>();
    for (int i = 0; i < trace.n; i++) {
      int sender = trace.sender[i];
      if (!ids.add(trace.id(i))) {
        duplicates++;
      } else if (trace.seq[i] < highest.getOrDefault(sender, -1L)) {
        reordered++;
      }
      highest.merge(sender, trace.seq[i], Math::max);
      if (sender == node) {
        stallMs = Math.max(stallMs, (trace.delivered[i] - trace.sent[i]) / NANOS_PER_MS);
      }
    }
    gaps(trace, failed, ended);
  }

  private void gaps(Trace trace, long failed, long ended) {
    long last = failed;
    for (int i = 0; i < trace.n; i++) {
      long now = trace.delivered[i];
      double gap = i == 0 ? 0 : (now - trace.delivered[i - 1]) / NANOS_PER_MS;
      if (now >= failed) {
        gapMs = Math.max(gapMs, gap);
      } else {
        calmMs = Math.max(calmMs, gap);
      }
      last = Math.max(failed, now);
    }
    gapMs = Math.max(gapMs, (ended - last) / NANOS_PER_MS);
  }

  boolean contains(long id) {
    return ids.contains(id);
  }

  /** The longest time without a delivery that ended, or would have ended, after the failure. */
  double gapMs() {
    return gapMs;
  }

  /** The longest time without a delivery before the failure. */
  double calmMs() {
    return calmMs;
  }

  /** The longest time from sending to delivery of one of the node's own messages. */
  double stallMs() {
    return stallMs;
  }

  long duplicates() {
    return duplicates;
  }

  long reordered() {
    return reordered;
  }
}
