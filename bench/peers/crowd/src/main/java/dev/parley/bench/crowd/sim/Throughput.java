package dev.parley.bench.crowd.sim;

import dev.parley.bench.peers.Json;
import dev.parley.protocol.log.EntryBody;

/** As the harness's {@code w1}: all send, as many as their windows take. */
final class Throughput implements Application.Watcher {
  private final Group group;
  private final int[] shown;
  private int reached;
  private long target;

  Throughput(Group group) {
    this.group = group;
    this.shown = new int[group.machines().size() + 1];
  }

  @Override
  public void said(long nanos) {}

  @Override
  public void shown(int memberId, EntryBody.Chat chat) {
    shown[memberId]++;
    reached += shown[memberId] == target ? 1 : 0;
  }

  /**
   * @param window of each sender's messages in flight
   * @param warmup so many messages are shown by all before it counts
   * @param messages so many are counted then
   */
  void run(int window, long warmup, long messages, Json result) {
    for (Machine machine : group.machines()) {
      machine.application.watch(this);
      machine.application.flood(window);
    }
    awaitShown(warmup);
    long begun = group.time().now();
    Usage before = Usage.of(group);
    awaitShown(warmup + messages);
    double seconds = (group.time().now() - begun) / 1e9;
    result.put("window", window).put("msgs_per_s", messages / seconds);
    Usage.of(group).since(before, seconds, result);
  }

  private void awaitShown(long count) {
    target = count;
    reached = (int) group.machines().stream().filter(m -> shown[m.id] >= count).count();
    group.time().until(() -> reached == group.machines().size(), Long.MAX_VALUE);
  }
}
