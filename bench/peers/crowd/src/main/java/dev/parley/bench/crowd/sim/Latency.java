package dev.parley.bench.crowd.sim;

import dev.parley.bench.peers.Json;
import dev.parley.protocol.log.EntryBody;
import java.util.Arrays;

/** As the harness's {@code w2}, its closed part: one sender that does not lead, one in flight. */
final class Latency implements Application.Watcher {
  private final Group group;
  private final Machine sender;
  private final int warmup;
  private final long[] said;
  private final long[] own;
  private final long[] all;
  private final int[] shown;
  private int count;
  private int complete;

  /**
   * @param warmup so many messages before it counts
   * @param messages so many then
   */
  Latency(Group group, int warmup, int messages) {
    this.group = group;
    this.warmup = warmup;
    this.sender = group.machines().get(0);
    said = new long[warmup + messages];
    own = new long[warmup + messages];
    all = new long[warmup + messages];
    shown = new int[group.machines().size() + 1];
  }

  @Override
  public void said(long nanos) {
    if (count < said.length) {
      said[count] = nanos;
    }
    count++;
  }

  /** There is one sender, and all show its messages in the order in which it said them. */
  @Override
  public void shown(int memberId, EntryBody.Chat chat) {
    int message = shown[memberId]++;
    if (message >= said.length) {
      return;
    }
    long latency = group.time().now() - said[message];
    all[message] = Math.max(all[message], latency);
    if (memberId == sender.id) {
      own[message] = latency;
    }
    complete += shown[memberId] == said.length ? 1 : 0;
  }

  void run(Json result) {
    group.machines().forEach(machine -> machine.application.watch(this));
    sender.application.flood(1);
    group.time().until(() -> complete == group.machines().size(), Long.MAX_VALUE);
    result.put("closed_n", said.length - warmup);
    put("closed_own", own, result);
    put("closed_all", all, result);
  }

  private void put(String name, long[] nanos, Json result) {
    long[] sorted = Arrays.copyOfRange(nanos, warmup, nanos.length);
    Arrays.sort(sorted);
    int n = sorted.length;
    result
        .put(name + "_p50_us", sorted[(int) (n * 0.5)] / 1e3)
        .put(name + "_p99_us", sorted[(int) (n * 0.99)] / 1e3)
        .put(name + "_max_us", sorted[n - 1] / 1e3);
  }
}
