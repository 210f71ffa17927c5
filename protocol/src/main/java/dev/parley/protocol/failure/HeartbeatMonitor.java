package dev.parley.protocol.failure;

import dev.parley.protocol.message.Message.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who was heard when, and what their last heartbeats said. Time-outs decide only when to suspect,
 * never who is right.
 */
public final class HeartbeatMonitor {
  private static final class Heard {
    long at;
    Heartbeat last;
  }

  private final int self;
  private final long timeoutMillis;
  private final long presenceMillis;
  private final Map<Integer, Heard> heard = new TreeMap<>();

  /**
   * @param timeoutMillis after which a silent peer is not counted as heard any more
   * @param heartbeatMillis between two heartbeats where they come often
   */
  public HeartbeatMonitor(int self, long timeoutMillis, long heartbeatMillis) {
    this.self = self;
    this.timeoutMillis = timeoutMillis;
    this.presenceMillis = timeoutMillis + HeartbeatSchedule.SLOWER * heartbeatMillis;
  }

  /** Something came from that node. */
  public void heard(int nodeId, long now) {
    heard.computeIfAbsent(nodeId, id -> new Heard()).at = now;
  }

  public void onHeartbeat(int nodeId, Heartbeat heartbeat) {
    heard.computeIfAbsent(nodeId, id -> new Heard()).last = heartbeat;
  }

  /** That node is gone, or another process or disk is there now: what it said counts no more. */
  public void forget(int nodeId) {
    heard.remove(nodeId);
  }

  public boolean isHeard(int nodeId, long now) {
    Heard peer = heard.get(nodeId);
    return peer != null && now - peer.at < timeoutMillis;
  }

  /**
   * Whether it is there, also where heartbeats come seldom; for showing and asking, not for
   * deciding.
   */
  public boolean isPresent(int nodeId, long now) {
    Heard peer = heard.get(nodeId);
    return peer != null && now - peer.at < presenceMillis;
  }

  /** Milliseconds since it was heard; -1: never on its present connection. */
  public long silence(int nodeId, long now) {
    Heard peer = heard.get(nodeId);
    return peer == null ? -1 : now - peer.at;
  }

  /** What its last heartbeat said; null: none came. */
  public Heartbeat last(int nodeId) {
    Heard peer = heard.get(nodeId);
    return peer == null ? null : peer.last;
  }

  /** Whether this peer hears that one and is heard by it. */
  public boolean reaches(int nodeId, long now) {
    return isHeard(nodeId, now) && hears(nodeId, self);
  }

  /** Whether that node said that it hears the other one. */
  public boolean hears(int nodeId, int other) {
    Heartbeat last = last(nodeId);
    return last != null && last.hears().contains(other);
  }

  /** Whether that node's disk takes writes, as far as it said. */
  public boolean canWrite(int nodeId) {
    Heartbeat last = last(nodeId);
    return last == null || last.canWrite();
  }

  /** The ids of all that were heard within the time-out, ascending. */
  public List<Integer> heardNow(long now) {
    List<Integer> ids = new ArrayList<>();
    for (Map.Entry<Integer, Heard> peer : heard.entrySet()) {
      if (now - peer.getValue().at < timeoutMillis) {
        ids.add(peer.getKey());
      }
    }
    return ids;
  }
}
