package dev.parley.bench.crowd.sim;

import dev.parley.bench.peers.Json;

/** What the leader has used so far, and the rest of the group together. */
record Usage(
    double leaderNanos,
    double othersNanos,
    long leaderBytes,
    long leaderSyncs,
    long leaderEntries,
    int others) {

  static Usage of(Group group) {
    Machine leader = group.leader();
    double all = group.machines().stream().mapToDouble(machine -> machine.busyNanos).sum();
    return new Usage(
        leader.busyNanos,
        all - leader.busyNanos,
        leader.sentBytes,
        leader.disk.logSyncs,
        leader.disk.syncedEntries,
        group.machines().size() - 1);
  }

  /** Puts processors of the leader and of another one on average, and what the leader sent. */
  void since(Usage before, double seconds, Json result) {
    double nanos = seconds * 1e9;
    long syncs = Math.max(1, leaderSyncs - before.leaderSyncs);
    result
        .put("leader_cpu_cores", (leaderNanos - before.leaderNanos) / nanos)
        .put("other_cpu_cores", (othersNanos - before.othersNanos) / nanos / Math.max(1, others))
        .put("leader_sends_mb_per_s", (leaderBytes - before.leaderBytes) / seconds / 1e6)
        .put("leader_entries_per_sync", (leaderEntries - before.leaderEntries) / (double) syncs);
  }
}
