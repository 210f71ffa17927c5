package dev.parley.bench.peers.others;

import dev.parley.bench.peers.SystemsUnderTest;
import dev.parley.bench.peers.TotalOrder;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.ratis.rpc.SupportedRpcType;

/** The systems that Parley is compared with. */
public final class Others implements SystemsUnderTest {
  @Override
  public Map<String, Supplier<TotalOrder>> systems() {
    return Map.ofEntries(
        Map.entry("jgroups-sequencer", () -> new JGroups("jgroups-sequencer")),
        Map.entry("jgroups-sequencer2", () -> new JGroups("jgroups-sequencer2")),
        Map.entry("jgroups-raft-fsync", () -> new JGroupsRaft(true)),
        Map.entry("jgroups-raft-nofsync", () -> new JGroupsRaft(false)),
        Map.entry("ratis-grpc-fsync", () -> new Ratis(SupportedRpcType.GRPC, true)),
        Map.entry("ratis-grpc-nofsync", () -> new Ratis(SupportedRpcType.GRPC, false)),
        Map.entry("ratis-netty-fsync", () -> new Ratis(SupportedRpcType.NETTY, true)),
        Map.entry("ratis-netty-nofsync", () -> new Ratis(SupportedRpcType.NETTY, false)),
        Map.entry("nats-jetstream-r3", Nats::new),
        Map.entry("etcd-fsync", Etcd::new),
        Map.entry("aeron-cluster", () -> new AeronCluster(0)),
        Map.entry("aeron-cluster-fsync", () -> new AeronCluster(1)));
  }
}
