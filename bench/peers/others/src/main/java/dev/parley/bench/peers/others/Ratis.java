package dev.parley.bench.peers.others;

import dev.parley.bench.peers.TotalOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.netty.NettyConfigKeys;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.SupportedRpcType;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** Apache Ratis: a server and an asynchronous client in every node, segmented log on disk. */
final class Ratis implements TotalOrder {
  private static final RaftGroupId GROUP = RaftGroupId.valueOf(new UUID(1, 2));

  private final SupportedRpcType rpc;
  private final boolean fsync;
  private Config config;
  private RaftServer server;
  private RaftClient client;
  private Sink sink;
  private boolean primed;

  Ratis(SupportedRpcType rpc, boolean fsync) {
    this.rpc = rpc;
    this.fsync = fsync;
  }

  @Override
  public void start(Config config, Sink sink) throws Exception {
    this.config = config;
    this.sink = sink;
    RaftGroup group = group();
    RaftProperties properties = properties();
    Path dir = storage();
    server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf("n" + config.id()))
            .setGroup(group)
            .setOption(
                Files.exists(dir)
                    ? RaftStorage.StartupOption.RECOVER
                    : RaftStorage.StartupOption.FORMAT)
            .setProperties(properties)
            .setStateMachine(new Machine(sink))
            .build();
    server.start();
    client =
        RaftClient.newBuilder()
            .setProperties(properties)
            .setRaftGroup(group)
            .setParameters(new Parameters())
            .build();
  }

  private Path storage() {
    return config.dir().resolve("ratis");
  }

  private RaftGroup group() {
    List<RaftPeer> peers = new ArrayList<>();
    for (int i = 0; i < config.nodes(); i++) {
      peers.add(
          RaftPeer.newBuilder()
              .setId("n" + i)
              .setAddress("127.0.0.1:" + (config.basePort() + i))
              .build());
    }
    return RaftGroup.valueOf(GROUP, peers);
  }

  private RaftProperties properties() {
    RaftProperties p = new RaftProperties();
    int port = config.basePort() + config.id();
    RaftConfigKeys.Rpc.setType(p, rpc);
    GrpcConfigKeys.Server.setHost(p, "127.0.0.1");
    GrpcConfigKeys.Server.setPort(p, port);
    NettyConfigKeys.Server.setHost(p, "127.0.0.1");
    NettyConfigKeys.Server.setPort(p, port);
    RaftServerConfigKeys.setStorageDir(p, List.of(storage().toFile()));
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(p, !fsync);
    RaftServerConfigKeys.Log.setSegmentSizeMax(p, SizeInBytes.valueOf("32MB"));
    RaftServerConfigKeys.Write.setElementLimit(p, 1 << 20);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(p, SizeInBytes.valueOf(batch()));
    RaftClientConfigKeys.Async.setOutstandingRequestsMax(p, 1 << 20);
    if (config.fast()) {
      RaftServerConfigKeys.Rpc.setTimeoutMin(p, millis(100));
      RaftServerConfigKeys.Rpc.setTimeoutMax(p, millis(200));
      RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(p, millis(100));
      RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(p, millis(200));
      RaftServerConfigKeys.Rpc.setSleepTime(p, millis(10));
      RaftServerConfigKeys.Rpc.setRequestTimeout(p, millis(500));
      RaftClientConfigKeys.Rpc.setRequestTimeout(p, millis(500));
    }
    return p;
  }

  private String batch() {
    return config.text("batch", "4MB");
  }

  private static TimeDuration millis(int n) {
    return TimeDuration.valueOf(n, TimeUnit.MILLISECONDS);
  }

  private DivisionInfo info() throws Exception {
    return server.getDivision(GROUP).getInfo();
  }

  @Override
  public boolean ready() throws Exception {
    boolean elected = info().isLeader() ? info().isLeaderReady() : info().getLeaderId() != null;
    if (elected && !primed) {
      // A first request tells the client who leads; a burst sent before that would fail and retry
      // one by one.
      primed = client.io().sendReadOnly(Message.EMPTY).isSuccess();
    }
    return elected && primed;
  }

  @Override
  public int leader() throws Exception {
    RaftPeerId id = info().isLeader() ? server.getId() : info().getLeaderId();
    return id == null ? -1 : id.toString().charAt(1) - '0';
  }

  @Override
  public void submit(long seq, byte[] payload) {
    client
        .async()
        .send(Message.valueOf(UnsafeByteOperations.unsafeWrap(payload)))
        .whenComplete(
            (reply, error) -> {
              if (error == null && !reply.isSuccess()) {
                sink.failed(seq, reply.getException());
              } else {
                sink.answered(seq, error);
              }
            });
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public String durability() {
    return fsync
        ? "segmented log, fsync per write batch (default)"
        : "segmented log, page cache (unsafe-flush.enabled=true: replies do not wait for fsync)";
  }

  @Override
  public String settings() {
    return "defaults, 32 MB segments, appender batch "
        + batch()
        + ", pending limits raised, rpc "
        + rpc
        + ", detection "
        + config.tune();
  }

  @Override
  public void close() throws Exception {
    client.close();
    server.close();
  }

  private static final class Machine extends BaseStateMachine {
    private static final CompletableFuture<Message> DONE =
        CompletableFuture.completedFuture(Message.EMPTY);

    private final Sink sink;

    Machine(Sink sink) {
      this.sink = sink;
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
      var entry = transaction.getLogEntry();
      ByteString data = entry.getStateMachineLogEntry().getLogData();
      byte[] bytes = data.toByteArray();
      sink.deliver(bytes, 0, bytes.length);
      updateLastAppliedTermIndex(TermIndex.valueOf(entry));
      return DONE;
    }

    @Override
    public CompletableFuture<Message> query(Message request) {
      return DONE;
    }
  }
}
