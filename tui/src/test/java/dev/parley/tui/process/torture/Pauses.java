package dev.parley.tui.process.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long people wait. Messages are typed at all peers all the time, so at a sound peer something
 * should always be shown. A peer is <em>sound</em> from its {@code hello} on, as long as no fault
 * is on it; one whose disk was wiped, when it has its vote again. (A slow leader is a fault of the
 * leader's alone: what the others wait for it counts.)
 *
 * <ul>
 *   <li>A <em>pause</em> is the time without a new message at a peer that was sound and had shown
 *       one since it became so: from its last message, or from the moment since which more than
 *       half of the peers are sound, if that is later, to its next message. Time without such a
 *       majority does not count, since nothing can become final then. Each fault gives one number:
 *       the longest pause that ended at any peer between it and the next fault.
 *   <li>A <em>return</em> is the time from the moment that a peer becomes sound (or that a majority
 *       is, if that is later) to its first new message. Each gives a number.
 *   <li>A <em>start</em> is the time from the start of a process to its {@code hello}; it is part
 *       of no pause and of no return.
 *   <li>A <em>stall</em> is what the machine itself adds ({@link Machine}), the longest for each
 *       pause. A pause no longer than that is not the peers'.
 * </ul>
 *
 * <p>In milliseconds; the moments given are {@link System#nanoTime}. Guarded by itself.
 */
final class Pauses {
  private final boolean[] sound;
  private final boolean[] returned;
  private final long[] since;
  private final List<Long> pauses = new ArrayList<>();
  private final List<Long> returns = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  private final List<Long> stalls = new ArrayList<>();
  private final Transcript transcript;
  private long worst;
  private String worstAt = "";
  private long stall;
  private boolean begun;

  /** Peers are numbered from 1. */
  Pauses(int peers, Transcript transcript) {
    this.transcript = transcript;
    sound = new boolean[peers + 1];
    returned = new boolean[peers + 1];
    since = new long[peers + 1];
  }

  /** A fault begins: what was seen since the one before is counted. */
  synchronized void fault() {
    if (begun && worst > 0) {
      pauses.add(worst);
      stalls.add(stall);
      transcript.note(worstAt + "; this machine's longest stall: " + stall + " ms");
    }
    begun = true;
    worst = 0;
    worstAt = "";
    stall = 0;
  }

  /** Nothing is typed any more: silence means nothing from now on. */
  synchronized void end() {
    fault();
    begun = false;
  }

  /** A process has said hello after so long. */
  synchronized void started(int id, long millis) {
    starts.add(millis);
    transcript.note("peer " + id + " has started after " + millis + " ms");
  }

  /** The machine made everybody wait for so long. */
  synchronized void stalled(long millis) {
    stall = Math.max(stall, millis);
  }

  /** Who is sound now. Place 0 is not used. */
  synchronized void change(boolean[] now, long nanos) {
    boolean hadMajority = majority();
    boolean[] before = sound.clone();
    System.arraycopy(now, 0, sound, 0, now.length);
    for (int id = 1; id < sound.length; id++) {
      returned[id] &= sound[id];
      if (!before[id] || !hadMajority && majority()) {
        since[id] = nanos;
      }
    }
  }

  /** That peer shows a new message. */
  synchronized void delivered(int id, long nanos) {
    if (begun && sound[id] && majority()) {
      long millis = (nanos - since[id]) / 1_000_000;
      if (!returned[id]) {
        returned[id] = true;
        returns.add(millis);
        transcript.note("peer " + id + " is back after " + millis + " ms");
      } else if (millis > worst) {
        worst = millis;
        worstAt = "peer " + id + " showed nothing for " + millis + " ms";
      }
    }
    since[id] = nanos;
  }

  private boolean majority() {
    int count = 0;
    for (int id = 1; id < sound.length; id++) {
      count += sound[id] ? 1 : 0;
    }
    return count > (sound.length - 1) / 2;
  }

  /** -1: nothing was measured. */
  synchronized long pause(int percent) {
    return percentile(pauses, percent);
  }

  /** -1: nothing was measured. */
  synchronized long comeback(int percent) {
    return percentile(returns, percent);
  }

  /** -1: nothing was measured. */
  synchronized long start(int percent) {
    return percentile(starts, percent);
  }

  /** -1: nothing was measured. */
  synchronized long stall(int percent) {
    return percentile(stalls, percent);
  }

  /** The nearest rank: of less than a hundred numbers the 99th percentile is the largest. */
  private static long percentile(List<Long> numbers, int percent) {
    long[] sorted = numbers.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? -1 : sorted[(sorted.length * percent + 99) / 100 - 1];
  }
}
