package dev.parley.protocol.election;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * When and to whom a leader hands over: to a higher voter that has been fit without a break for
 * long enough, or, leaving, to anybody fit. While it does, the leader appends nothing, so that the
 * other can have everything; if no higher term comes of it in time, it goes on leading.
 */
public final class Handover {
  private static final int MAX_DOUBLINGS = 4;

  private final long takeoverAfterMillis;
  private final long timeoutMillis;
  private final Map<Integer, Long> fitSince = new TreeMap<>();
  private int target;
  private int handedTo;
  private int lastTarget;
  private boolean asked;
  private long deadline;
  private int failures;

  /**
   * @param takeoverAfterMillis how long a higher voter must be fit; doubled each time it has failed
   *     lately
   * @param timeoutMillis how long each half of a handover may take
   */
  public Handover(long takeoverAfterMillis, long timeoutMillis) {
    this.takeoverAfterMillis = takeoverAfterMillis;
    this.timeoutMillis = timeoutMillis;
  }

  /** Whether one is under way: the leader appends nothing. */
  public boolean isUnderWay() {
    return target != 0;
  }

  /** To whom; 0: to nobody. */
  public int target() {
    return target;
  }

  /**
   * Looks at the higher voters, highest first. Begins a handover if one has been fit for long
   * enough.
   */
  public void consider(Collection<Integer> higherVoters, IntPredicate isFit, long now) {
    fitSince.keySet().retainAll(higherVoters);
    long wait = takeoverAfterMillis << Math.min(failures, MAX_DOUBLINGS);
    for (int voter : higherVoters) {
      if (!isFit.test(voter)) {
        fitSince.remove(voter);
      } else if (now - fitSince.computeIfAbsent(voter, id -> now) >= wait) {
        begin(voter, now);
        return;
      }
    }
  }

  public void begin(int nodeId, long now) {
    target = nodeId;
    lastTarget = nodeId;
    asked = false;
    deadline = now + timeoutMillis;
    fitSince.clear();
  }

  /**
   * Whether HANDOVER must be sent now. {@code hasAll}: the target has everything, and all is
   * committed.
   */
  public boolean shouldAsk(boolean hasAll, long now) {
    if (target == 0 || asked || !hasAll) {
      return false;
    }
    asked = true;
    deadline = now + timeoutMillis;
    return true;
  }

  /** Gives up a handover that took too long. */
  public void tick(long now) {
    if (target != 0 && now >= deadline) {
      target = 0;
      failures++;
    }
  }

  /** When {@link #tick} changes something. */
  public long deadline() {
    return target == 0 ? Long.MAX_VALUE : deadline;
  }

  /** This peer leads no more. */
  public void onLeadLost() {
    handedTo = asked ? target : 0;
    target = 0;
    fitSince.clear();
  }

  /**
   * Somebody leads now. A handover has failed, too, when it is somebody else than its target; that
   * one's failures are forgotten when it leads, however it came to that.
   */
  public void onLeader(int leaderId) {
    if (leaderId == lastTarget) {
      failures = 0;
    } else if (handedTo != 0) {
      failures++;
    }
    handedTo = 0;
  }
}
